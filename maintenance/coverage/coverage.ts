import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import type { Trace } from '../../reports/specification/traceability.ts';
import { type Requirement, whyUntestable } from '../../spec/requirement.ts';

/** A requirement with the checks that judged it. Whether it is tested is measured from a run, not declared. */
export interface CoveredRequirement {
  requirement: Requirement;
  state: 'tested' | 'untestable' | 'untested';
  traces: Trace[];
  /** The engines in which it was judged. */
  engines: EngineName[];
}

/** The coverage of each requirement, in the catalogue’s order. */
export function coverageOf(catalogue: readonly Requirement[], traces: readonly Trace[]): CoveredRequirement[] {
  return catalogue.map((requirement) => {
    const own = traces.filter((trace) => trace.requirement === requirement.id);
    const state = whyUntestable(requirement) !== null ? 'untestable' : own.length > 0 ? 'tested' : 'untested';
    const engines = ENGINES.filter((engine) => own.some((trace) => trace.engines.includes(engine)));
    return { requirement, state, traces: own, engines };
  });
}
