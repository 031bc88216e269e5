import type { Outcome, Results } from './results.ts';

/** 0: success; only declared deviations fail. 1: the candidate or a comparison fails. 2: a harness error, a usage error, or no verdict. */
export type ExitCode = 0 | 1 | 2;

const EXIT_CODES: Readonly<Record<Outcome, ExitCode>> = {
  conforms: 0,
  deviates: 0,
  fails: 1,
  'harness-error': 2,
  'nothing judged': 2,
};

/** The exit code of a run with these results. */
export function exitCode({ summary }: Pick<Results, 'summary'>): ExitCode {
  return EXIT_CODES[summary.outcome];
}
