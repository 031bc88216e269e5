import { CandidateCrash, CandidateTimeout, UsageError } from '../../evidence/fault.ts';
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
      if (error instanceof UsageError)
        return [
          ok(SCRIPTS, 'they do'),
          broken(ADAPTER, error.message, 'declare fewer capabilities, or add the verb to the adapter'),
        ];
      if (error instanceof CandidateTimeout) return [broken(SCRIPTS, error.message, IN_AN_EMPTY_PAGE)];
      if (error instanceof CandidateCrash) return [broken(SCRIPTS, whatWasSeen(error), await whatToDo(probe))];
      throw error;
    }
    return [ok(SCRIPTS, 'they do'), ok(ADAPTER, 'a verb for each')];
  });
}

/** A fork often calls its global otherwise, and that is seen from what its scripts leave in a page. */
async function whatToDo({ engine, laboratory, vocabulary }: Probe): Promise<string> {
  const { global } = vocabulary.api;
  const others = (await definedGlobals(engine, laboratory)).filter((name) => name !== global);
  const [only] = others.length === 1 ? others : [];
  if (only !== undefined) return `profile.api.global: ${JSON.stringify(only)}, which is what the scripts define`;
  if (others.length === 0) return IN_AN_EMPTY_PAGE;
  return `profile.api.global: the SDK among what the scripts define, ${others.slice(0, 10).join(', ')}`;
}

const IN_AN_EMPTY_PAGE =
  'include the bundle in an empty page by a <script> tag, and look at the console; it must be a build for browsers';

/** The message of a page that did not load ends in what to do; here more is known. */
function whatWasSeen({ message }: CandidateCrash): string {
  return message.split(' Next: ')[0] ?? message;
}
