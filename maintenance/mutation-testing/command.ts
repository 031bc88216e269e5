import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { engineNameSchema } from '../../evidence/verdict.ts';
import { argumentsOf, type Conclusion, understood } from '../../reports/command.ts';
import { settings } from '../../suites/check/settings.ts';
import { checks } from '../../suites/checks/checks.ts';
import { type Equivalents, readEquivalents, whyEquivalent } from './equivalents.ts';
import { formatResults } from './format.ts';
import { judgeMutants, type MutantResult } from './judge-mutants.ts';
import { type Mutant, makeMutants, readSources } from './mutants.ts';
import { readRecord, renewed, writeRecord } from './record.ts';

const USAGE =
  'npm run kills -- [--only "FILE FUNCTION"]… [--sample N] [--quick] [--engine chromium] [--processes N] [--accept]';

const countSchema = z.coerce.number().int().positive().optional();

/**
 * Judges the mutants of the reference implementation by the suite. `--only` takes those whose name begins so, `--sample` so
 * many of them, another set for each SEED; `--quick` stops at each first kill; `--accept` records what was judged. With another
 * `--engine` each mutant is judged there too, and a difference is an error.
 */
export async function mutationTesting(args: string[]): Promise<Conclusion> {
  const { values: given } = argumentsOf(
    {
      args,
      options: {
        only: { type: 'string', multiple: true, default: [''] },
        sample: { type: 'string' },
        quick: { type: 'boolean', default: false },
        engine: { type: 'string', default: 'simulated' },
        processes: { type: 'string' },
        accept: { type: 'boolean', default: false },
      },
    },
    USAGE,
  );
  const engine = understood(engineNameSchema, given.engine, 'the name of an engine', USAGE);
  const sample = understood(countSchema, given.sample, 'a sample of one or more', USAGE);
  const processes = understood(countSchema, given.processes, 'one process or more', USAGE) ?? availableParallelism();
  const { seed, values } = settings(4);

  const made = await makeMutants(await readSources());
  const all = made.mutants.filter(({ name }) => given.only.some((beginning) => name.startsWith(beginning)));
  if (all.length === 0)
    throw new UsageError({
      expected: 'the beginning of a mutant’s name',
      seen: given.only,
      next: `one of ${[...new Set(made.mutants.map(({ file }) => file))].join(', ')}`,
    });
  const chosen = sample === undefined ? all : sampled(all, sample, seed);

  const ask = { chosen, checks, seed, values, processes, stopEarly: given.quick || engine !== 'simulated' };
  const equivalents = readEquivalents();
  const step = progress(chosen.length);
  const onResult = (fate: MutantResult) => {
    step();
    // At once, so that a run which is interrupted keeps what it knows.
    if (given.accept) record(fate, ask.stopEarly, equivalents, made.mutants);
  };
  const fates = await judgeMutants(made, { ...ask, engine: 'simulated', onResult });
  const { lines, isOpen } = formatResults(fates, equivalents, new Set(made.mutants.map(({ name }) => name)));
  const differences =
    engine === 'simulated' ? [] : different(fates, await judgeMutants(made, { ...ask, engine, processes: 1 }), engine);
  return {
    lines: [
      ...lines,
      '',
      ...differences,
      ...(given.accept
        ? ['maintenance/mutation-testing/record.json is renewed; npm run faults puts it into the dictionary']
        : []),
    ],
    code: isOpen || differences.length > 1 ? 1 : 0,
  };
}

function record(fate: MutantResult, stopEarly: boolean, equivalents: Equivalents, mutants: readonly Mutant[]): void {
  const isEquivalent = whyEquivalent(fate, equivalents) !== null;
  writeRecord(renewed(readRecord(), fate, { isEquivalent, stopEarly }, mutants));
}

/** A sample that depends on nothing but the seed and the mutants’ names, in the mutants’ order. */
export function sampled(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const lot = ({ name }: Mutant) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  const drawn = new Set([...mutants].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, count));
  return mutants.filter((mutant) => drawn.has(mutant));
}

/** Where a real engine comes to another end than the simulated one; the first line says of how many. */
function different(fates: readonly MutantResult[], there: readonly MutantResult[], engine: string): string[] {
  const pairs = fates.flatMap((here, index) => {
    const other = there[index];
    return other && other.status !== here.status
      ? [
          `✗ ${here.mutant.name}`,
          `  simulated: ${here.status} ${here.detection.fails.join(' ')}`,
          `  ${engine}: ${other.status} ${other.detection.fails.join(' ')}`,
        ]
      : [];
  });
  return [`${engine} comes to the same end for ${fates.length - pairs.length / 3} of ${fates.length}`, ...pairs];
}

/** Says on a terminal how far a run has come. */
function progress(total: number): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
  };
}
