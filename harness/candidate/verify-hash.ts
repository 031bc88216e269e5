import { UsageError } from '../../evidence/fault.ts';
import type { Candidate } from './candidate.ts';

/** The number of hex digits of a hash in a command: few enough to type, and enough to tell bundles apart. */
const DIGITS = 12;

/** Shortens a content hash for a command. */
export function shortHash({ hash }: Pick<Candidate, 'hash'>): string {
  return hash.replace(/^sha256-/, '').slice(0, DIGITS);
}

/**
 * Returns the candidate if its content hash begins with the expected one, from {@link shortHash}, or if none is expected.
 * Throws UsageError otherwise; `next` is the command that judges the candidate as it is now.
 */
export function verifyHash(candidate: Candidate, hash: string | undefined, next: string): Candidate {
  if (!hash || candidate.hash.replace(/^sha256-/, '').startsWith(hash.replace(/^sha256-/, ''))) return candidate;
  throw new UsageError({
    expected: `${candidate.specifier} with the content that failed, ${hash}`,
    seen: `its content is ${shortHash(candidate)} now`,
    next,
  });
}
