import { CandidateCrash, CandidateTimeout, UsageError } from '../../evidence/fault.ts';
import { explainMisfit, TRY_IN_EMPTY_PAGE } from './explain-misfit.ts';
import { broken, ok } from './finding.ts';
import { definedGlobals } from './globals.ts';
import type { Probe } from './probe.ts';
import type { SmokeObservations } from './report.ts';

const SCRIPTS = { part: 'scripts', expected: 'they load in a page and define what the adapter drives' };
const ADAPTER = { part: 'adapter', expected: 'a verb for each declared capability' };

/** Looks whether the scripts load, and whether the adapter finds what it drives. */
export function examineLoading(probe: Probe): Promise<SmokeObservations> {
  return probe.visit(async (session): Promise<SmokeObservations> => {
    try {
      await session.open();
    } catch (error) {
      if (error instanceof UsageError) {
        const { expected, seen, next } = error.diagnosis;
        const missing = broken({ ...ADAPTER, expected }, [seen].flat().join('; '), next);
        return { findings: [ok(SCRIPTS, 'yes'), missing], adapterTarget: null };
      }
      if (error instanceof CandidateTimeout)
        return { findings: [broken(SCRIPTS, error.message, TRY_IN_EMPTY_PAGE)], adapterTarget: null };
      if (!(error instanceof CandidateCrash)) throw error;
      const { engine, laboratory, candidate } = probe;
      const { seen, next, adapterTarget } = explainMisfit(candidate, await definedGlobals(engine, laboratory));
      const all = [withoutNextStep(error), seen].filter((sentence) => sentence !== null).join(' ');
      return { findings: [broken(SCRIPTS, all, next)], adapterTarget };
    }
    return { findings: [ok(SCRIPTS, 'yes'), ok(ADAPTER, 'yes')], adapterTarget: null };
  });
}

/** The message of a page that did not load ends with a next step; a smoke knows a better one. */
function withoutNextStep({ message }: CandidateCrash): string {
  return message.split(' Next: ')[0] ?? message;
}
