import { examineLoading } from './examine-loading.ts';
import { examineUnsentQueue } from './examine-unsent-queue.ts';
import { examineVerbs, reportUnprobedOptions } from './examine-verbs.ts';
import { examineVisit, INIT_AND_TRACK } from './examine-visit.ts';
import type { Probe } from './probe.ts';
import type { SmokeObservations } from './report.ts';

/** Examines every part of the contract. Stops early if no page can be opened, or if the SDK cannot be called. */
export async function examineCandidate(probe: Probe): Promise<SmokeObservations> {
  const { findings: loaded, adapterTarget } = await examineLoading(probe);
  if (loaded.some(({ outcome }) => outcome === 'broken')) return { findings: loaded, adapterTarget };
  const findings = [...loaded, ...(await examineVisit(probe))];
  if (!findings.some(({ part, outcome }) => part === INIT_AND_TRACK.part && outcome === 'broken'))
    findings.push(
      ...(await examineUnsentQueue(probe)),
      ...(await examineVerbs(probe)),
      ...reportUnprobedOptions(probe),
    );
  return { findings, adapterTarget };
}
