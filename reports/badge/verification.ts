import { canonicalJson } from '../results/canonical-json.ts';
import type { Results } from '../results/results.ts';
import { labelOf } from '../text/wording.ts';
import { contentOf, digestOf, type Receipt, receiptOf } from './receipt.ts';

/** What was found of one thing that a receipt says. */
export interface VerificationFinding {
  about: 'digest' | 'suite' | 'candidate' | 'results' | 'signature';
  state: 'holds' | 'refused' | 'not recomputed';
  reason: string;
}

/** What there is to hold a receipt against; `null` where there is nothing. */
export interface KnownFacts {
  suite: { name: string; version: string; hash: string };
  /** The hash of the candidate at hand, and where it came from. */
  candidate: { hash: string; from: string } | null;
  results: { results: Results; from: string } | null;
  /** Whether the signature is by the key at hand. */
  signature: boolean | null;
}

/** Holds a receipt against all that can be recomputed here, and says of the rest that it was not. */
export function verified(receipt: Receipt, known: KnownFacts): VerificationFinding[] {
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
    ? { about: 'digest', state: 'holds', reason: 'the receipt is as it was written' }
    : refused('digest', 'the receipt was changed', receipt.digest, recomputed);
}

function suite({ suite: said }: Receipt, here: KnownFacts['suite']): VerificationFinding {
  const label = ({ name, version, hash }: Receipt['suite']) => `${name} ${version} ${hash}`;
  if (said.hash === null)
    return { about: 'suite', state: 'not recomputed', reason: 'the receipt does not say of which content it was' };
  return said.name === here.name && said.version === here.version && said.hash === here.hash
    ? { about: 'suite', state: 'holds', reason: `${said.name} ${said.version} as it is here` }
    : refused('suite', 'it is of another suite than this', label(said), label(here));
}

function candidate({ candidate: said }: Receipt, here: KnownFacts['candidate']): VerificationFinding {
  if (!here) return { about: 'candidate', state: 'not recomputed', reason: 'no --candidate is given' };
  return said.hash === here.hash
    ? { about: 'candidate', state: 'holds', reason: `${here.from} is ${labelOf(said)}` }
    : refused('candidate', 'it is of another candidate', `${labelOf(said)} ${said.hash}`, `${here.from} ${here.hash}`);
}

function results(receipt: Receipt, here: KnownFacts['results']): VerificationFinding {
  if (!here) return { about: 'results', state: 'not recomputed', reason: 'no --results are given' };
  const [said, made] = [contentOf(receipt), contentOf(receiptOf(here.results))];
  const keys = Object.keys(made) as (keyof typeof made)[];
  const other = keys.filter((key) => canonicalJson(said[key]) !== canonicalJson(made[key]));
  if (other.length === 0)
    return {
      about: 'results',
      state: 'holds',
      reason: `${here.from} gives this receipt, all ${said.verdicts.count} verdicts`,
    };
  const of = (content: typeof made) => other.map((key) => `${key} ${JSON.stringify(content[key])}`).join(', ');
  return refused('results', `${here.from} gives another receipt`, of(said), of(made));
}

function signature(receipt: Receipt, valid: boolean | null): VerificationFinding {
  const { signature: said } = receipt;
  if (valid === null) {
    const reason = said === undefined ? 'the receipt has none: anybody could have written it' : 'no --key is given';
    return { about: 'signature', state: 'not recomputed', reason };
  }
  if (said === undefined) return { about: 'signature', state: 'refused', reason: 'the receipt has none' };
  return valid
    ? { about: 'signature', state: 'holds', reason: 'it is by the key given, and of all of the receipt' }
    : { about: 'signature', state: 'refused', reason: 'it is not by the key given, or not of this receipt' };
}

function refused(about: VerificationFinding['about'], what: string, said: string, seen: string): VerificationFinding {
  return { about, state: 'refused', reason: `${what}: it says ${said}, and here is ${seen}` };
}
