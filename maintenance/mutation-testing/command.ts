import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { UsageError } from '../../evidence/fault.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { checkSettings } from '../../suites/check/settings.ts';
import { checks } from '../../suites/checks/checks.ts';
import { type Equivalents, readEquivalents, whyEquivalent } from './equivalents.ts';
import { formatResults } from './format.ts';
import { judgeMutants, type MutantResult } from './judge-mutants.ts';
import { type Mutant, makeMutants, readSources } from './mutants.ts';
import { readRecord, renewedRecord, writeRecord } from './record.ts';

export interface MutationTestingOptions {
  /** The beginnings of the names of the mutants to judge; all mutants if empty. */
  only: readonly string[];
  /** The size of a random sample of those, drawn by `SEED`; all of them if not given. */
  sample?: number | undefined;
  /** Whether to stop judging a mutant once a check detects it. */
  quick: boolean;
  /** A real engine in which each mutant is judged too, and in which a different status is an error. */
  engine: EngineName;
  /** The number of processes; one for each core if not given. */
  processes?: number | undefined;
  /** Whether to record the statuses. */
  accept: boolean;
}

/**
 * Judges the mutants of the reference implementation by the suite. The exit code is 1 if a mutant has an open status, or if
 * a real engine differs. Throws UsageError.
 */
export async function mutationTesting(options: MutationTestingOptions): Promise<Conclusion> {
  const { only, sample, quick, engine, processes = availableParallelism(), accept } = options;
  const { seed, values } = checkSettings(4);

  const made = await makeMutants(await readSources());
  const all = made.mutants.filter(({ name }) => only.length === 0 || only.some((start) => name.startsWith(start)));
  if (all.length === 0)
    throw new UsageError({
      expected: 'the beginning of a mutant’s name',
      seen: only,
      next: `begin with one of ${[...new Set(made.mutants.map(({ file }) => file))].join(', ')}`,
    });
  const chosen = sample === undefined ? all : sampled(all, sample, seed);

  const request = { chosen, checks, seed, values, processes, stopEarly: quick || engine !== 'simulated' };
  const equivalents = readEquivalents();
  const step = progress(chosen.length);
  const onResult = (result: MutantResult) => {
    step();
    // Recorded at once, so that an interrupted run keeps what it has found.
    if (accept) record(result, request.stopEarly, equivalents, made.mutants);
  };
  const results = await judgeMutants(made, { ...request, engine: 'simulated', onResult });
  const { lines, isOpen } = formatResults(results, equivalents, new Set(made.mutants.map(({ name }) => name)));
  const differences =
    engine === 'simulated'
      ? []
      : engineDifferences(results, await judgeMutants(made, { ...request, engine, processes: 1 }), engine);
  return {
    lines: [
      ...lines,
      '',
      ...differences,
      ...(accept
        ? [
            'wrote maintenance/mutation-testing/record.json; next: npm run fault-dictionary, which renews the dictionary',
          ]
        : []),
    ],
    code: isOpen || differences.length > 1 ? 1 : 0,
  };
}

function record(result: MutantResult, stopEarly: boolean, equivalents: Equivalents, mutants: readonly Mutant[]): void {
  const isEquivalent = whyEquivalent(result, equivalents) !== null;
  writeRecord(renewedRecord(readRecord(), result, { isEquivalent, stopEarly }, mutants));
}

/** A sample that depends only on the seed and the mutants’ names, in the order of the mutants. */
function sampled(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const rank = ({ name }: Mutant) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  const drawn = new Set([...mutants].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count));
  return mutants.filter((mutant) => drawn.has(mutant));
}

/** The mutants whose status in a real engine is not that in the simulated one. The first line gives their number. */
function engineDifferences(
  simulated: readonly MutantResult[],
  real: readonly MutantResult[],
  engine: EngineName,
): string[] {
  const pairs = simulated.flatMap((here, index) => {
    const other = real[index];
    return other && other.status !== here.status
      ? [
          `✗ ${here.mutant.name}`,
          `  simulated: ${here.status} ${here.detection.fails.join(' ')}`,
          `  ${engine}: ${other.status} ${other.detection.fails.join(' ')}`,
        ]
      : [];
  });
  return [
    `${engine} gives the same status for ${simulated.length - pairs.length / 3} of ${simulated.length} mutants`,
    ...pairs,
  ];
}

/** Shows on a terminal how many mutants have been judged. */
function progress(total: number): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
  };
}
