import { CandidateCrash, CandidateTimeout } from '../../evidence/fault.ts';
import type { SmokeFinding } from './report.ts';

/** A part of the contract, and what is expected of it. */
export interface SmokePart {
  part: string;
  expected: string;
}

export function ok(part: SmokePart, seen: string): SmokeFinding {
  return { ...part, outcome: 'ok', seen, next: null };
}

export function broken(part: SmokePart, seen: string, next: string): SmokeFinding {
  return { ...part, outcome: 'broken', seen, next };
}

export function unprobed(part: SmokePart, why: string): SmokeFinding {
  return { ...part, outcome: 'unprobed', seen: why, next: null };
}

/** Runs a probe of a part. A candidate that throws or does not become idle breaks the part. */
export async function probePart(part: SmokePart, probe: () => Promise<SmokeFinding[]>): Promise<SmokeFinding[]> {
  try {
    return await probe();
  } catch (error) {
    if (!(error instanceof CandidateCrash || error instanceof CandidateTimeout)) throw error;
    return [
      broken(
        part,
        error.message,
        'make the same calls by hand in an empty page with the bundle, and look at the console',
      ),
    ];
  }
}
