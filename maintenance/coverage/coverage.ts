import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import type { Trace } from '../../reports/specification/traceability.ts';
import { type Requirement, whyUntestable } from '../../spec/requirement.ts';

/** Whether a requirement is tested is measured, not declared: by the checks that judged it. */
export interface CoveredRequirement {
  requirement: Requirement;
  state: 'tested' | 'untestable' | 'untested';
  traces: Trace[];
  /** Where it was judged. */
  engines: EngineName[];
}

/** The catalogue with the checks that judged each of it, in its order. */
export function coverageOf(catalogue: readonly Requirement[], traces: readonly Trace[]): CoveredRequirement[] {
  return catalogue.map((requirement) => {
    const own = traces.filter((trace) => trace.requirement === requirement.id);
    const state = whyUntestable(requirement) !== null ? 'untestable' : own.length > 0 ? 'tested' : 'untested';
    const engines = ENGINES.filter((engine) => own.some((trace) => trace.engines.includes(engine)));
    return { requirement, state, traces: own, engines };
  });
}
