import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../../evidence/fault.ts';
import { argumentsOf, type Conclusion } from '../command.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { suite } from '../results/suite.ts';
import { readReceipt } from './receipt-file.ts';
import { isSignedBy } from './signature.ts';
import { type KnownFacts, type VerificationFinding, verified } from './verification.ts';

/** How the command is meant. */
export const VERIFY_USAGE =
  'npm run verify -- RECEIPT.json [--candidate SCRIPT …] [--results RESULTS.json] [--key FILE]';

const SIGNS: Readonly<Record<VerificationFinding['state'], string>> = {
  holds: '✓',
  refused: '✗',
  'not recomputed': '·',
};

/** Recomputes what can be recomputed of a receipt without a network, and says what could not. 1 where it is refused. */
export async function verify(args: string[]): Promise<Conclusion> {
  const { values, positionals } = argumentsOf(
    {
      args,
      allowPositionals: true,
      options: {
        candidate: { type: 'string', multiple: true },
        results: { type: 'string' },
        key: { type: 'string' },
      },
    },
    VERIFY_USAGE,
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageError({ expected: 'one receipt', seen: [`${positionals.length}`], next: VERIFY_USAGE });
  const receipt = readReceipt(file);
  const known: KnownFacts = {
    suite,
    candidate: values.candidate ? { hash: hashOf(values.candidate), from: values.candidate.join(' ') } : null,
    results: values.results ? { results: readResultsOfAnyRevision(values.results), from: values.results } : null,
    signature: values.key ? await isSignedBy(receipt, values.key) : null,
  };
  const findings = verified(receipt, known);
  const refused = findings.filter(({ state }) => state === 'refused').map(({ about }) => about);
  return {
    lines: [
      `${receipt.candidate.name}: ${receipt.claim}`,
      ...findings.map(({ about, state, reason }) => {
        const said = state === 'not recomputed' ? `not recomputed: ${reason}` : reason;
        return `  ${SIGNS[state]} ${about.padEnd(9)}  ${said}`;
      }),
      refused.length > 0 ? `refused: ${refused.join(', ')}` : 'nothing speaks against it',
    ],
    code: refused.length > 0 ? 1 : 0,
  };
}

/** The hash of a candidate: of the bytes of its scripts, in the order a page includes them. */
function hashOf(scripts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const script of scripts) {
    if (!statSync(script, { throwIfNoEntry: false })?.isFile())
      throw new UsageError({
        expected: 'the candidate’s scripts, in their order',
        seen: [`there is no file ${script}`],
        next: VERIFY_USAGE,
      });
    hash.update(readFileSync(script));
  }
  return `sha256-${hash.digest('hex')}`;
}
