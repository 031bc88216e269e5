import { loading } from './loading.ts';
import type { Probe } from './probe.ts';
import type { SmokeObservations } from './report.ts';
import { unsent } from './unsent.ts';
import { options, verbs } from './verbs.ts';
import { CALLS, visiting } from './visiting.ts';

/** Examines every part of the contract. Stops early if no page can be opened, or if the SDK cannot be called. */
export async function examine(probe: Probe): Promise<SmokeObservations> {
  const { findings: loaded, adapterTarget } = await loading(probe);
  if (loaded.some(({ outcome }) => outcome === 'broken')) return { findings: loaded, adapterTarget };
  const findings = [...loaded, ...(await visiting(probe))];
  if (!findings.some(({ part, outcome }) => part === CALLS.part && outcome === 'broken'))
    findings.push(...(await unsent(probe)), ...(await verbs(probe)), ...options(probe));
  return { findings, adapterTarget };
}
