import type { Outcome, Results } from './results.ts';

/** 0: nothing fails but what was declared. 1: the candidate fails. 2: ours, or there is nothing to say of it. */
export type ExitCode = 0 | 1 | 2;

const EXIT_CODES: Readonly<Record<Outcome, ExitCode>> = {
  conforms: 0,
  deviates: 0,
  fails: 1,
  'harness-error': 2,
  'nothing judged': 2,
};

/** What the process of a run with these results ends with. */
export function exitCode({ summary }: Pick<Results, 'summary'>): ExitCode {
  return EXIT_CODES[summary.outcome];
}
