import { judgementsOf, type Trace, type TracedCheck, tracesOf } from '../../reports/specification/traceability.ts';
import { type CoveredRun, isJudgement } from './covered-run.ts';

/**
 * The traceability after a run: what the run showed, plus recorded traces that the run could not show although the check
 * still covers the requirement. A run cannot show a trace in an engine that was not part of it, in a build that marks the
 * requirement untestable, or with a candidate to which the requirement does not apply. So requirements of another release
 * line stay recorded from the run of a candidate on that line.
 */
export function renewedTraces(recorded: readonly Trace[], { engines, verdicts }: CoveredRun): Trace[] {
  const covered = new Set(verdicts.map(pair));
  const judged = new Set(verdicts.filter(isJudgement).map(pair));
  const cannotShow = new Set(
    verdicts.filter((one) => one.verdict === 'untestable' && judged.has(pair(one))).map(judgement),
  );
  const doesNotApply = new Set(verdicts.filter(({ verdict }) => verdict === 'inapplicable').map(judgement));
  const kept = judgementsOf(recorded).filter(
    (one) =>
      cannotShow.has(judgement(one)) ||
      doesNotApply.has(judgement(one)) ||
      (!engines.includes(one.engine) && covered.has(pair(one))),
  );
  return tracesOf([...kept, ...verdicts.filter(isJudgement)]);
}

/** The traces whose check is not recorded for their requirement in any engine. A further engine alone is not reported. */
export function unrecordedTraces(traces: readonly Trace[], recorded: readonly Trace[]): Trace[] {
  const known = new Set(recorded.map(pair));
  return traces.filter((trace) => !known.has(pair(trace)));
}

/** The part of `traces` that is not in `others`, engine by engine. */
export function tracesWithout(traces: readonly Trace[], others: readonly Trace[]): Trace[] {
  const known = new Set(judgementsOf(others).map(judgement));
  return tracesOf(judgementsOf(traces).filter((one) => !known.has(judgement(one))));
}

/** The reason why a run no longer shows a trace. */
export function whyMissing({ requirement, check, kind, engines }: Trace, { checks, verdicts }: CoveredRun): string {
  const now = checks.find((one) => one.check === check);
  if (!now) return 'no such check reported';
  if (now.kind !== kind) return `the check is a ${now.kind} now`;
  const made = verdicts.filter((one) => one.check === check && one.requirement === requirement);
  const there = made.filter(({ engine }) => engines.includes(engine)).map(({ verdict }) => verdict);
  if (there.length > 0) return [...new Set(there)].join(', ');
  return made.length > 0 ? 'the check did not report there' : 'the check no longer covers it';
}

function pair({ requirement, check, kind }: Pick<TracedCheck, 'requirement' | 'check' | 'kind'>): string {
  return `${requirement} ${check} ${kind}`;
}

function judgement(one: TracedCheck): string {
  return `${pair(one)} ${one.engine}`;
}
