import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { suite } from '../../reports/results/suite.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { checkSettings } from '../../suites/check/settings.ts';
import { checks } from '../../suites/checks/checks.ts';
import { drawnRounds } from './conditions.ts';
import { extensibleFigures, figuresOf, readFigures, sumOfFigures, writeFigures } from './figures.ts';
import { type RoundsOutcome, runRounds } from './run-rounds.ts';

export interface StabilityOptions {
  /** A specifier; the reference if not given. */
  candidate?: string | undefined;
  engine: EngineName;
  /** The number of rounds after the first, which is plain. */
  rounds: number;
  /** How often each of those rounds runs every check. */
  runs: number;
  /** Draws the conditions of the rounds. */
  seed: number;
  /** How many values a property tries; `VALUES` or four if not given. */
  values?: number | undefined;
  /** Whether to add the figures to those recorded for the same suite, so that many runs can be made in parts. */
  add: boolean;
  /** The checks to run; all if empty. */
  only: readonly string[];
  /** Prints a line as soon as it is known. */
  print: (line: string) => void;
}

/**
 * Repeats the suite on a candidate under conditions that must not change any verdict. The exit code is 1 if a verdict
 * changed. The figures of the whole suite on the reference are recorded. Throws UsageError.
 */
export async function stability({
  engine,
  rounds,
  runs,
  only,
  add,
  print,
  ...options
}: StabilityOptions): Promise<Conclusion> {
  const { seed, values: defaultValues } = checkSettings(4);
  const { values = defaultValues } = options;
  const chosen = checks.map(({ id }) => id).filter((id) => only.length === 0 || only.includes(id));
  const unknown = only.filter((id) => !chosen.includes(id));
  if (unknown.length > 0)
    throw new UsageError({ expected: 'the id of a check', seen: unknown, next: commandText('coverage', '--all') });

  const isWhole = options.candidate === undefined && only.length === 0;
  if (add && !isWhole)
    throw new UsageError({
      expected: 'the whole suite on the reference with --add',
      seen: 'a candidate or --only',
      next: commandText('stability', '--engine', engine, '--add'),
    });
  const parameters = { suite: suite.hash, values, seed: options.seed };
  const before = add ? extensibleFigures(readFigures()[engine], parameters) : null;

  const candidate = await findCandidate(options.candidate, process.cwd());
  const record = (outcome: RoundsOutcome) => {
    if (!isWhole) return;
    const now = figuresOf(outcome, parameters);
    writeFigures(engine, before ? sumOfFigures(before, now) : now);
  };
  const request = { candidate, engine, seed, values };
  const outcome = await runRounds(chosen, request, drawnRounds(chosen, rounds, runs, options.seed), { print, record });
  return { lines: ['', summary(outcome, candidate)], code: outcome.changes.length === 0 ? 0 : 1 };
}

function summary({ checks: count, runs, compared, changes }: RoundsOutcome, { name }: Candidate): string {
  return `${name}: ${runs} runs of each of ${count} checks; ${changes.length} of ${compared} verdicts changed`;
}
