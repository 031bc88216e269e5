import type { Capability } from '../../spec/requirement.ts';
import type { Verb } from '../adapter/adapter.ts';
import type { VerbCall } from '../recorder/journal.ts';
import { formatPageError } from '../session/instance.ts';
import { VERB_OF } from '../session/session.ts';
import { broken, look, ok, unprobed } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

/** A call of each verb that can be called on any page. */
const CALLS: Readonly<Record<Exclude<Verb, 'init' | 'track'>, VerbCall>> = {
  setUserId: ['setUserId', 'visitor'],
  identify: ['identify', 'plan', 'free'],
  setOptOut: ['setOptOut', false],
  enableTracking: ['enableTracking'],
  clearStorage: ['clearStorage'],
};

/**
 * Can every verb be called whose capability is declared, and none whose capability is not? An adapter may offer a verb
 * that the SDK lacks, so it is called: a verb that throws is none.
 */
export async function verbs(probe: Probe): Promise<SmokeFinding[]> {
  const findings = await callable(probe, 'setUserId');
  for (const [capability, verb] of Object.entries(VERB_OF) as [Capability, keyof typeof CALLS][]) {
    const declared = probe.candidate.capabilities.includes(capability);
    findings.push(...(await (declared ? callable(probe, verb) : absent(probe, verb, capability))));
  }
  return findings;
}

function callable(probe: Probe, verb: keyof typeof CALLS): Promise<SmokeFinding[]> {
  const part = { part: `verb ${verb}`, expected: 'it can be called' };
  return look(part, async () => {
    const threw = await outcome(probe, verb);
    return [
      threw === null
        ? ok(part, 'it can')
        : broken(part, `it threw ${threw}`, `mend ${verb} in the adapter, or declare its capability absent`),
    ];
  });
}

function absent(probe: Probe, verb: keyof typeof CALLS, capability: Capability): Promise<SmokeFinding[]> {
  const part = { part: `verb ${verb}`, expected: `none, since ${capability} is declared absent` };
  return look(part, async () => {
    const threw = await outcome(probe, verb);
    return [
      threw === null
        ? broken(
            part,
            `the candidate has ${verb}`,
            `remove ${capability} from capabilities.without in the candidate file`,
          )
        : ok(part, `none: calling it threw ${threw}`),
    ];
  });
}

/** What calling a verb threw, on a page of its own; `null` where it threw nothing. */
function outcome(probe: Probe, verb: keyof typeof CALLS): Promise<string | null> {
  return probe.visit(async (session) => {
    const page = await session.open();
    await page.init({ apiKey: API_KEY });
    const threw = await page.attempt(CALLS[verb]);
    return threw && formatPageError(threw);
  });
}

/** Capabilities that are options, or more of what was looked at: only a run of the checks can tell. */
export function options({ candidate }: Probe): SmokeFinding[] {
  const rest = candidate.capabilities.filter((capability) => VERB_OF[capability] === undefined);
  const part = { part: 'options', expected: 'the candidate understands those that it declares' };
  return rest.length === 0 ? [] : [unprobed(part, `${rest.join(', ')}: only a run tells`)];
}
