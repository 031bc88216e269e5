import { UsageError } from '../../evidence/fault.ts';
import type { Candidate } from './candidate.ts';

/** How much of a content hash a command that is to be typed says: nobody finds another bundle with the same by chance. */
const DIGITS = 12;

/** A content hash as a command says it. */
export function shortHash({ hash }: Pick<Candidate, 'hash'>): string {
  return hash.replace(/^sha256-/, '').slice(0, DIGITS);
}

/**
 * A candidate that must be the one with this content hash, as {@link shortHash} says it. Throws UsageError where it is
 * another; `next` is what judges that other.
 */
export function verifyHash(candidate: Candidate, hash: string | undefined, next: string): Candidate {
  if (!hash || candidate.hash.replace(/^sha256-/, '').startsWith(hash.replace(/^sha256-/, ''))) return candidate;
  throw new UsageError({
    expected: `${candidate.specifier} as it was when it failed, ${hash}`,
    seen: `it is ${shortHash(candidate)} now`,
    next,
  });
}
