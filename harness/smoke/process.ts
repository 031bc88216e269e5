import { candidateBundleSchema } from '../confinement/candidate-bundle.ts';
import { unpackCandidate } from '../confinement/confined-candidate.ts';
import { lockDown } from '../confinement/lockdown.ts';
import type { ConfinedAnswer } from './confined-smoke.ts';
import { Probe } from './probe.ts';
import { probed } from './probed.ts';

// A smoke in the simulated engine, in a process of its own that may end with it: see confined-smoke.ts.

const exit = process.exit.bind(process);
process.on('disconnect', () => exit());
process.on('uncaughtException', (error) => tell({ kind: 'fault', message: error.stack ?? error.message }));
process.on('message', async (message) => {
  const { candidate, vocabulary, laboratory, launch } = await unpackCandidate(candidateBundleSchema.parse(message));
  const engine = await launch({ cookies: 'kept' });
  tell({ kind: 'findings', findings: await probed(new Probe(candidate, vocabulary, engine, laboratory)) });
});
lockDown();

function tell(answer: ConfinedAnswer): void {
  process.send?.(answer);
}
