import type { IngestionMode } from '../../evidence/recording.ts';
import { decodeUpload } from '../../spec/oracle/upload.ts';
import type { Profile } from '../../spec/profile.ts';
import type { LabAnswer, LabRequest } from './exchange.ts';

export type { IngestionMode };

/** Where a candidate is told to upload to, on each site. */
export const INGESTION_PATH = '/ingest';

/** The host of a site’s ingestion endpoint: another origin than the pages, as an analytics service is. */
export function ingestionHost(domain: string): string {
  return `ingestion.${domain}`;
}

/** One upload, or attempt at one, as it reached the endpoint. */
export interface Delivery {
  request: LabRequest;
  /** What the candidate was told; `null` as long as it was told nothing. */
  status: number | null;
}

/** The ingestion endpoint of one site. It keeps every request and answers in the candidate’s own wire format. */
export class Ingestion {
  mode: IngestionMode = 'accept';
  /** Whether the visitor is online. Offline, every connection breaks, and the mode is in force again afterwards. */
  online = true;
  /** An upload of more events is refused as too large, with 413. */
  largestBatch = Number.POSITIVE_INFINITY;
  /** Everything that came to the endpoint’s host, permission requests included. */
  readonly contacts: LabRequest[] = [];
  /** Uploads, and attempts at one. */
  readonly deliveries: Delivery[] = [];
  /** Requests that were left without an answer so far, those answered since included. */
  hung = 0;
  #reportedCount = 0;
  readonly #profile: Profile;
  readonly #heldAnswers: (() => void)[] = [];

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** How requests are answered now. */
  get effectiveMode(): IngestionMode {
    return this.online ? this.mode : 'unreachable';
  }

  receive(request: LabRequest): LabAnswer | Promise<LabAnswer> {
    this.contacts.push(request);
    // A preflight asks for permission and uploads nothing; a line that is broken is broken for it too.
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

  /** Uploads that came since this was last asked, with what the candidate was told by now. */
  takeUnreported(): Delivery[] {
    const omitted = this.deliveries.slice(this.#reportedCount).map((delivery) => ({ ...delivery }));
    this.#reportedCount = this.deliveries.length;
    return omitted;
  }

  /** Answers what was left without an answer, as the mode that is in force now has it. */
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
