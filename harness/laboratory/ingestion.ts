import type { IngestionMode } from '../../evidence/recording.ts';
import { decodeUpload } from '../../spec/oracle/upload.ts';
import type { Profile } from '../../spec/profile.ts';
import type { LabAnswer, LabRequest } from './exchange.ts';

export type { IngestionMode };

/** The path that a candidate uploads to, on each site’s ingestion host. */
export const INGESTION_PATH = '/ingest';

/** The host of a site’s ingestion endpoint. Its origin is not the pages’, as with a real analytics service. */
export function ingestionHost(domain: string): string {
  return `ingestion.${domain}`;
}

/** One upload, or attempted upload, as it reached the endpoint. */
export interface Delivery {
  request: LabRequest;
  /** The status of the response; `null` until there is one. */
  status: number | null;
}

/** The ingestion endpoint of one site. It stores every request, and answers in the candidate’s wire format. */
export class Ingestion {
  /** How requests are answered while the visitor is online. */
  mode: IngestionMode = 'accept';
  /** Whether the visitor is online. Offline, every connection is closed, whatever the mode. */
  online = true;
  /** The most events in an upload; larger uploads are refused with 413. */
  largestBatch = Number.POSITIVE_INFINITY;
  /** Every request to the endpoint’s host, CORS preflights included. */
  readonly contacts: LabRequest[] = [];
  /** Uploads and attempted uploads, in order. */
  readonly deliveries: Delivery[] = [];
  /** How many requests were left hanging so far, including those answered since. */
  hung = 0;
  #reportedCount = 0;
  readonly #profile: Profile;
  readonly #heldAnswers: (() => void)[] = [];

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** How requests are answered now: the mode, or `unreachable` offline. */
  get effectiveMode(): IngestionMode {
    return this.online ? this.mode : 'unreachable';
  }

  receive(request: LabRequest): LabAnswer | Promise<LabAnswer> {
    this.contacts.push(request);
    // A preflight uploads nothing, but a broken connection is broken for it too.
    if (this.effectiveMode === 'reset' || this.effectiveMode === 'unreachable') return { kind: 'reset' };
    const headers = corsHeaders(request);
    if (request.method === 'OPTIONS') return { kind: 'answer', status: 204, headers, body: '' };
    const delivery: Delivery = { request, status: null };
    this.deliveries.push(delivery);
    if (this.effectiveMode !== 'hang') return this.#answer(delivery);
    this.hung++;
    return new Promise((resolve) => {
      this.#heldAnswers.push(() => resolve(this.#answer(delivery)));
    });
  }

  /** The uploads that arrived since the previous call, with their status so far. */
  takeUnreported(): Delivery[] {
    const unreported = this.deliveries.slice(this.#reportedCount).map((delivery) => ({ ...delivery }));
    this.#reportedCount = this.deliveries.length;
    return unreported;
  }

  /** Answers all hanging requests as the current mode says; in the mode `hang`, with 504. */
  answerAll(): void {
    for (const answer of this.#heldAnswers.splice(0)) answer();
  }

  #answer(delivery: Delivery): LabAnswer {
    const { request } = delivery;
    const mode = this.effectiveMode;
    if (mode === 'reset' || mode === 'unreachable') return { kind: 'reset' };
    const status = mode === 'accept' ? (this.#isTooLarge(request) ? 413 : 200) : mode === 'hang' ? 504 : mode;
    delivery.status = status;
    const { acceptedBody, refusedBody, contentType } = this.#profile.upload;
    return {
      kind: 'answer',
      status,
      headers: { ...corsHeaders(request), 'content-type': contentType },
      body: status === 200 ? acceptedBody : refusedBody.replaceAll('{status}', String(status)),
    };
  }

  #isTooLarge({ body }: LabRequest): boolean {
    return (decodeUpload(this.#profile, body)?.events.length ?? 0) > this.largestBatch;
  }
}

function corsHeaders(request: LabRequest): Record<string, string> {
  return {
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-allow-methods': 'GET, POST, PUT',
  };
}
