import { judgementsOf, type Trace, type TracedCheck, tracesOf } from '../../reports/specification/traceability.ts';
import { isJudgement, type Run } from './run.ts';

/**
 * The traceability after a run: what the run showed, and what was recorded before, as long as the check still speaks of the
 * requirement, where the run could not show it: in engines that were not part of it, in a build that cannot show what others
 * show, and with a candidate that the requirement does not apply to. So a promise of another behaviour line stays recorded
 * by the run of a candidate that makes it.
 */
export function renewed(recorded: readonly Trace[], { engines, statements }: Run): Trace[] {
  const spoken = new Set(statements.map(pair));
  const judged = new Set(statements.filter(isJudgement).map(pair));
  const cannotShow = new Set(
    statements.filter((one) => one.verdict === 'untestable' && judged.has(pair(one))).map(judgement),
  );
  const doesNotApply = new Set(statements.filter(({ verdict }) => verdict === 'inapplicable').map(judgement));
  const kept = judgementsOf(recorded).filter(
    (one) =>
      cannotShow.has(judgement(one)) ||
      doesNotApply.has(judgement(one)) ||
      (!engines.includes(one.engine) && spoken.has(pair(one))),
  );
  return tracesOf([...kept, ...statements.filter(isJudgement)]);
}

/** The traces whose check is not recorded for their requirement, in any engine: one more engine is another build’s news. */
export function unrecorded(traces: readonly Trace[], recorded: readonly Trace[]): Trace[] {
  const known = new Set(recorded.map(pair));
  return traces.filter((trace) => !known.has(pair(trace)));
}

/** What of `traces` is not in `others`, engine by engine. */
export function without(traces: readonly Trace[], others: readonly Trace[]): Trace[] {
  const known = new Set(judgementsOf(others).map(judgement));
  return tracesOf(judgementsOf(traces).filter((one) => !known.has(judgement(one))));
}

/** What became of a trace that a run no longer shows. */
export function whyGone({ requirement, check, kind, engines }: Trace, { checks, statements }: Run): string {
  const now = checks.find((one) => one.check === check);
  if (!now) return 'no such check reported';
  if (now.kind !== kind) return `the check is a ${now.kind} now`;
  const said = statements.filter((one) => one.check === check && one.requirement === requirement);
  const there = said.filter(({ engine }) => engines.includes(engine)).map(({ verdict }) => verdict);
  if (there.length > 0) return [...new Set(there)].join(', ');
  return said.length > 0 ? 'the check did not report there' : 'the check no longer speaks of it';
}

function pair({ requirement, check, kind }: Pick<TracedCheck, 'requirement' | 'check' | 'kind'>): string {
  return `${requirement} ${check} ${kind}`;
}

function judgement(one: TracedCheck): string {
  return `${pair(one)} ${one.engine}`;
}
