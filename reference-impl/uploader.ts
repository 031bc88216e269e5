import type { Options } from './options.ts';
import type { UnsentQueue } from './unsent-queue.ts';
import { CONTENT_TYPE, uploadBody } from './vocabulary.ts';

export interface Uploader {
  /** Uploads what waits, once enough has come together. */
  wake(): void;
}

/**
 * Uploads queued events in the order they were tracked, one request at a time, so that nothing is sent twice (ORDER-2,
 * ORDER-3). Whatever is not accepted stays queued, for the next event or the next page to try again (UNSENT-2, UNSENT-8 to
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

  /** Nothing while the person is out (OPTOUT-7, OPTOUT-15). What is too large is tried in smaller parts (UNSENT-14). */
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

/** Events go where the site says (NETWORK-1, ORDER-4, OPTOUT-8). */
function address({ apiEndpoint, forceHttps }: Options): string {
  return `${forceHttps ? 'https' : 'http'}://${apiEndpoint}`;
}

/** Calls back once with the answer’s status, 0 where there was none (UNSENT-10). */
function post(url: string, body: string, answered: (status: number) => void): void {
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('Content-Type', CONTENT_TYPE);
  request.onloadend = () => answered(request.status);
  request.send(body);
}
