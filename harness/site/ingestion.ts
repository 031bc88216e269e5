import type { Profile } from '../../spec/profile.ts';
import type { LabAnswer, LabRequest } from './exchange.ts';

/** How the ingestion endpoint of a site answers: it accepts, refuses with a status, never answers, or breaks the line. */
export type IngestionMode = 'accept' | 400 | 413 | 429 | 500 | 'hang' | 'reset' | 'unreachable';

/** Where a candidate is told to upload to, on each site. */
export const INGESTION_PATH = '/ingest';

/** The host of a site’s ingestion endpoint: another origin than the pages, as an analytics service is. */
export function ingestionHost(domain: string): string {
  return `ingestion.${domain}`;
}

/** One upload, or attempt at one, as it reached the endpoint. */
export interface Delivery {
  request: LabRequest;
  /** Whether the candidate was told that it was accepted. */
  accepted: boolean;
}

/** The ingestion endpoint of one site. It keeps every request and answers in the candidate’s own wire format. */
export class Ingestion {
  mode: IngestionMode = 'accept';
  /** Everything that came to the endpoint’s host, permission requests included. */
  readonly contacts: LabRequest[] = [];
  /** Uploads, and attempts at one. */
  readonly deliveries: Delivery[] = [];
  /** Requests that will never be answered. */
  hanging = 0;
  readonly #profile: Profile;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  receive(request: LabRequest): LabAnswer {
    this.contacts.push(request);
    // A preflight asks for permission and uploads nothing; a line that is broken is broken for it too.
    if (this.mode === 'reset' || this.mode === 'unreachable') return { kind: 'reset' };
    const headers = corsHeaders(request);
    if (request.method === 'OPTIONS') return { kind: 'answer', status: 204, headers, body: '' };
    this.deliveries.push({ request, accepted: this.mode === 'accept' });
    if (this.mode === 'hang') {
      this.hanging++;
      return { kind: 'hang' };
    }
    const accepted = this.mode === 'accept';
    return {
      kind: 'answer',
      status: accepted ? 200 : (this.mode as number),
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
      body: accepted ? this.#profile.upload.acceptedBody : 'refused',
    };
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
