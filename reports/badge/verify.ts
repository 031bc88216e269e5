import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { Conclusion } from '../conclusion.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { suite } from '../results/suite.ts';
import { readReceipt } from './receipt-file.ts';
import { isSignedBy } from './signature.ts';
import { type VerificationFinding, type VerificationInputs, verifyReceipt } from './verification.ts';

const SIGNS: Readonly<Record<VerificationFinding['state'], string>> = {
  holds: '✓',
  refused: '✗',
  'not recomputed': '·',
};

export interface VerifyOptions {
  /** The receipt’s file. */
  receipt: string;
  /** The candidate’s scripts, in the order in which a page includes them. */
  candidate?: readonly string[] | undefined;
  /** The results file that the receipt describes. */
  results?: string | undefined;
  /** The public key’s file. */
  key?: string | undefined;
}

/** Verifies without a network whatever in a receipt can be recomputed. The exit code is 1 if any of it differs. */
export async function verify({ receipt: file, candidate, results, key }: VerifyOptions): Promise<Conclusion> {
  const receipt = readReceipt(file);
  const known: VerificationInputs = {
    suite,
    candidate: candidate ? { hash: hashOf(candidate), from: candidate.join(' ') } : null,
    results: results === undefined ? null : { results: readResultsOfAnyRevision(results), from: results },
    signature: key === undefined ? null : await isSignedBy(receipt, key),
  };
  const findings = verifyReceipt(receipt, known);
  const refused = findings.filter(({ state }) => state === 'refused').map(({ about }) => about);
  return {
    lines: [
      `${receipt.candidate.name}: ${receipt.claim}`,
      ...findings.map(({ about, state, reason }) => {
        const text = state === 'not recomputed' ? `not recomputed: ${reason}` : reason;
        return `  ${SIGNS[state]} ${about.padEnd(9)}  ${text}`;
      }),
      refused.length > 0 ? `refused: ${refused.join(', ')}` : 'nothing contradicts the receipt',
    ],
    code: refused.length > 0 ? 1 : 0,
  };
}

/** The content hash of a candidate: of its scripts’ bytes, in order. */
function hashOf(scripts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const script of scripts) {
    if (!statSync(script, { throwIfNoEntry: false })?.isFile())
      throw new UsageError({
        expected: 'the candidate’s scripts, in the order in which a page includes them',
        seen: `there is no file ${script}`,
        next: commandText('verify', '--help'),
      });
    hash.update(readFileSync(script));
  }
  return `sha256-${hash.digest('hex')}`;
}
