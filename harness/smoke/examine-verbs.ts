import type { Capability } from '../../spec/requirement.ts';
import type { Verb } from '../adapter/adapter.ts';
import type { VerbCall } from '../recorder/journal.ts';
import { formatPageError } from '../session/instance.ts';
import { VERB_OF } from '../session/session.ts';
import { broken, ok, probePart, unprobed } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

/** A call of each verb that is valid on any page. */
const CALLS: Readonly<Record<Exclude<Verb, 'init' | 'track'>, VerbCall>> = {
  setUserId: ['setUserId', 'visitor'],
  identify: ['identify', 'plan', 'free'],
  setOptOut: ['setOptOut', false],
  enableTracking: ['enableTracking'],
  clearStorage: ['clearStorage'],
};

/**
 * Calls every verb, to compare the adapter with the declared capabilities. A verb that throws counts as absent, because an
 * adapter may offer a verb that its SDK lacks.
 */
export async function examineVerbs(probe: Probe): Promise<SmokeFinding[]> {
  const findings = await callable(probe, 'setUserId');
  for (const [capability, verb] of Object.entries(VERB_OF) as [Capability, keyof typeof CALLS][]) {
    const declared = probe.candidate.capabilities.includes(capability);
    findings.push(...(await (declared ? callable(probe, verb) : absent(probe, verb, capability))));
  }
  return findings;
}

function callable(probe: Probe, verb: keyof typeof CALLS): Promise<SmokeFinding[]> {
  const part = { part: `verb ${verb}`, expected: 'it can be called' };
  return probePart(part, async () => {
    const threw = await outcome(probe, verb);
    return [
      threw === null
        ? ok(part, 'yes')
        : broken(part, `it threw ${threw}`, `fix ${verb} in the adapter, or declare its capability absent`),
    ];
  });
}

function absent(probe: Probe, verb: keyof typeof CALLS, capability: Capability): Promise<SmokeFinding[]> {
  const part = { part: `verb ${verb}`, expected: `absent, because ${capability} is declared absent` };
  return probePart(part, async () => {
    const threw = await outcome(probe, verb);
    return [
      threw === null
        ? broken(
            part,
            `the candidate has ${verb}`,
            `remove ${capability} from capabilities.without in the candidate file`,
          )
        : ok(part, `calling it threw ${threw}`),
    ];
  });
}

/** Calls a verb on a page of its own. Returns what it threw; `null` if it threw nothing. */
function outcome(probe: Probe, verb: keyof typeof CALLS): Promise<string | null> {
  return probe.visit(async (session) => {
    const page = await session.open();
    await page.init({ apiKey: API_KEY });
    const threw = await page.attempt(CALLS[verb]);
    return threw && formatPageError(threw);
  });
}

/** Reports the capabilities that have no verb, such as options, which only a run of the checks can verify. */
export function reportUnprobedOptions({ candidate }: Probe): SmokeFinding[] {
  const rest = candidate.capabilities.filter((capability) => VERB_OF[capability] === undefined);
  const part = { part: 'options', expected: 'the candidate understands the options that it declares' };
  return rest.length === 0 ? [] : [unprobed(part, `${rest.join(', ')}; only a run verifies them`)];
}
