import { loading } from './loading.ts';
import type { Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';
import { unsent } from './unsent.ts';
import { options, verbs } from './verbs.ts';
import { CALLS, visiting } from './visiting.ts';

/** What a smoke finds. Where no page can be opened, or the SDK cannot be called, there is nothing else to find. */
export async function probed(probe: Probe): Promise<SmokeFinding[]> {
  const loaded = await loading(probe);
  if (loaded.some(({ outcome }) => outcome === 'broken')) return loaded;
  const visited = await visiting(probe);
  if (visited.some(({ part, outcome }) => part === CALLS.part && outcome === 'broken')) return [...loaded, ...visited];
  return [...loaded, ...visited, ...(await unsent(probe)), ...(await verbs(probe)), ...options(probe)];
}
