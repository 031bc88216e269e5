import type { Options } from './options.ts';
import type { UnsentQueue } from './unsent-queue.ts';
import { CONTENT_TYPE, uploadBody } from './vocabulary.ts';

export interface Uploader {
  /** Uploads the waiting events, once there are enough. */
  wake(): void;
}

/**
 * Uploads queued events in the order they were tracked, one request at a time, so that nothing is sent twice (ORDER-2,
 * ORDER-3). An event that is not accepted stays queued, and the next event or page retries (UNSENT-2, UNSENT-8 to
 * UNSENT-10).
 */
export function uploader(
  apiKey: string,
  options: Options,
  queues: readonly UnsentQueue[],
  mayUpload: () => boolean,
): Uploader {
  let inFlight = false;
  let batchSize = options.uploadBatchSize;

  const waiting = () => queues.flatMap((queue) => queue.events());

  function wake(): void {
    const count = waiting().length;
    if (!options.batchEvents || count >= options.eventUploadThreshold) send();
  }

  /** Sends nothing while the person is opted out (OPTOUT-7, OPTOUT-15). Halves a batch that is too large (UNSENT-14). */
  function send(): void {
    if (inFlight || !mayUpload()) return;
    const ordered = waiting().sort((a, b) => a.sequence_number - b.sequence_number);
    const batch = ordered.slice(0, batchSize);
    if (batch.length === 0) return;
    inFlight = true;
    post(address(options), uploadBody(apiKey, batch), (status) => {
      inFlight = false;
      if (status === 200) {
        for (const queue of queues) queue.remove(batch);
        send();
      } else if (status === 413 && batch.length > 1) {
        batchSize = Math.ceil(batch.length / 2);
        send();
      }
    });
  }

  return { wake };
}

/** The address that the site chose (NETWORK-1, ORDER-4, OPTOUT-8). */
function address({ apiEndpoint, forceHttps }: Options): string {
  return `${forceHttps ? 'https' : 'http'}://${apiEndpoint}`;
}

/** Calls back once with the response’s status, 0 if there was no response (UNSENT-10). */
function post(url: string, body: string, answered: (status: number) => void): void {
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('Content-Type', CONTENT_TYPE);
  request.onloadend = () => answered(request.status);
  request.send(body);
}
