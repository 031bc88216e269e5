import { canonicalJson } from '../results/canonical-json.ts';
import type { Results } from '../results/results.ts';
import { counted } from '../text/phrases.ts';
import { candidateLabel } from '../text/wording.ts';
import { contentOf, digestOf, type Receipt, receiptOf } from './receipt.ts';

/** The verification of one part of a receipt. */
export interface VerificationFinding {
  about: 'digest' | 'suite' | 'candidate' | 'results' | 'signature';
  state: 'holds' | 'refused' | 'not recomputed';
  reason: string;
}

/** What a receipt is verified against; `null` if it was not given. */
export interface VerificationInputs {
  suite: { name: string; version: string; hash: string };
  /** The hash of the given candidate, and its scripts. */
  candidate: { hash: string; from: string } | null;
  results: { results: Results; from: string } | null;
  /** Whether the signature matches the given key. */
  signature: boolean | null;
}

/** Verifies all parts of a receipt that can be recomputed, and marks the others as not recomputed. */
export function verifyReceipt(receipt: Receipt, known: VerificationInputs): VerificationFinding[] {
  return [
    digest(receipt),
    suite(receipt, known.suite),
    candidate(receipt, known.candidate),
    results(receipt, known.results),
    signature(receipt, known.signature),
  ];
}

function digest(receipt: Receipt): VerificationFinding {
  const recomputed = digestOf(contentOf(receipt));
  return recomputed === receipt.digest
    ? { about: 'digest', state: 'holds', reason: 'the receipt is unchanged' }
    : refused('digest', 'the receipt was changed', receipt.digest, recomputed);
}

function suite({ suite: claimed }: Receipt, here: VerificationInputs['suite']): VerificationFinding {
  const label = ({ name, version, hash }: Receipt['suite']) => `${name} ${version} ${hash}`;
  if (claimed.hash === null)
    return { about: 'suite', state: 'not recomputed', reason: 'the receipt has no hash of the suite' };
  return claimed.name === here.name && claimed.version === here.version && claimed.hash === here.hash
    ? { about: 'suite', state: 'holds', reason: `it is this suite, ${claimed.name} ${claimed.version}` }
    : refused('suite', 'it is a different suite', label(claimed), label(here));
}

function candidate({ candidate: claimed }: Receipt, here: VerificationInputs['candidate']): VerificationFinding {
  if (!here) return { about: 'candidate', state: 'not recomputed', reason: '--candidate is missing' };
  return claimed.hash === here.hash
    ? { about: 'candidate', state: 'holds', reason: `${here.from} is ${candidateLabel(claimed)}` }
    : refused(
        'candidate',
        'it is a different candidate',
        `${candidateLabel(claimed)} ${claimed.hash}`,
        `${here.from} ${here.hash}`,
      );
}

function results(receipt: Receipt, here: VerificationInputs['results']): VerificationFinding {
  if (!here) return { about: 'results', state: 'not recomputed', reason: '--results is missing' };
  const [claimed, made] = [contentOf(receipt), contentOf(receiptOf(here.results))];
  const keys = Object.keys(made) as (keyof typeof made)[];
  const other = keys.filter((key) => canonicalJson(claimed[key]) !== canonicalJson(made[key]));
  if (other.length === 0)
    return {
      about: 'results',
      state: 'holds',
      reason: `${here.from} produces this receipt, with all ${counted(claimed.verdicts.count, 'verdict')}`,
    };
  const of = (content: typeof made) => other.map((key) => `${key} ${JSON.stringify(content[key])}`).join(', ');
  return refused('results', `${here.from} produces a different receipt`, of(claimed), of(made));
}

function signature(receipt: Receipt, valid: boolean | null): VerificationFinding {
  if (valid === null) {
    const reason =
      receipt.signature === undefined ? 'the receipt is unsigned, so anyone could have written it' : '--key is missing';
    return { about: 'signature', state: 'not recomputed', reason };
  }
  if (receipt.signature === undefined)
    return { about: 'signature', state: 'refused', reason: 'the receipt is unsigned' };
  return valid
    ? { about: 'signature', state: 'holds', reason: 'it covers the whole receipt and matches the given key' }
    : {
        about: 'signature',
        state: 'refused',
        reason: 'it does not match the given key, or is for a different receipt',
      };
}

function refused(
  about: VerificationFinding['about'],
  what: string,
  claimed: string,
  seen: string,
): VerificationFinding {
  return { about, state: 'refused', reason: `${what}: the receipt has ${claimed}, seen ${seen}` };
}
