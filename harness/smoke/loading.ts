import { BadInput, CandidateCrash, CandidateTimeout } from '../diagnostic.ts';
import { broken, ok } from './finding.ts';
import { definedGlobals } from './globals.ts';
import type { Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

const SCRIPTS = { part: 'scripts', expected: 'they load in a page and define what the adapter drives' };
const ADAPTER = { part: 'adapter', expected: 'a verb for each capability that is declared' };

/** Do the scripts load, and does the adapter find what it drives? */
export function loading(probe: Probe): Promise<SmokeFinding[]> {
  return probe.visit(async (session) => {
    try {
      await session.open();
    } catch (error) {
      if (error instanceof BadInput)
        return [
          ok(SCRIPTS, 'they do'),
          broken(ADAPTER, error.message, 'declare fewer capabilities, or add the verb to the adapter'),
        ];
      if (error instanceof CandidateTimeout)
        return [broken(SCRIPTS, error.message, 'look for a loop that does not end')];
      if (error instanceof CandidateCrash) return [broken(SCRIPTS, error.message, await whatToDo(probe))];
      throw error;
    }
    return [ok(SCRIPTS, 'they do'), ok(ADAPTER, 'a verb for each')];
  });
}

/** A fork often calls its global otherwise, and that is seen from what its scripts leave in a page. */
async function whatToDo({ engine, laboratory, vocabulary }: Probe): Promise<string> {
  const { global } = vocabulary.api;
  const others = (await definedGlobals(engine, laboratory)).filter((name) => name !== global);
  if (others.length === 0)
    return 'include the bundle in an empty page by a <script> tag, and look at the console: it must be a build for browsers';
  return `the scripts define ${others.slice(0, 10).join(', ')}; where one of these is the SDK, say so in the candidate file: profile.api.global: ${JSON.stringify(others[0])}`;
}
