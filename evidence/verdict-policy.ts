import { z } from 'zod';
import type { CheckReport } from './check-report.ts';
import { type EngineName, engineNameSchema, type Finding, type Verdict } from './verdict.ts';

export const deviationSchema = z.object({
  /** The id of the requirement that fails, such as `COOKIE-NAME-2`. */
  requirement: z.string(),
  /** Engines in which it happens. */
  engines: z.array(engineNameSchema).nonempty(),
  /** What the candidate does instead, with evidence that a reader can reproduce. */
  reason: z.string(),
});
/** A known, explained failure of a candidate. One that no longer happens is itself an error. */
export type Deviation = z.infer<typeof deviationSchema>;

/**
 * Verdicts by which a candidate fails unless it declares them. `blocked` is one: a candidate that blocks a check has
 * not conformed.
 */
export const FAILING_VERDICTS = ['crash', 'timeout', 'fail', 'blocked'] as const satisfies readonly Verdict[];

/**
 * Whether a declared deviation excuses a verdict: only a `fail`, and a `blocked` that follows from one. A candidate
 * that crashes or hangs does not do what it declared.
 */
export function isExcusable(verdict: Verdict): boolean {
  return verdict === 'fail' || verdict === 'blocked';
}

/** The declared deviation from a requirement in an engine. */
export function deviationFrom(
  requirement: string,
  engine: EngineName,
  deviations: readonly Deviation[],
): Deviation | undefined {
  return deviations.find((one) => one.requirement === requirement && one.engines.includes(engine));
}

/**
 * Whether a finding says nothing about the candidate: a requirement that a property blocks although it held for every
 * value. None of its few values judged that requirement, which is the suite’s shortcoming and not the candidate’s.
 */
export function isInconclusive({ verdict }: Pick<Finding, 'verdict'>, { kind, findings }: CheckReport): boolean {
  return verdict === 'blocked' && kind === 'property' && findings.some((one) => one.verdict === 'pass');
}
