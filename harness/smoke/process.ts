import { candidateBundleSchema } from '../confinement/candidate-bundle.ts';
import { unpackCandidate } from '../confinement/confined-candidate.ts';
import { lockDown } from '../confinement/lockdown.ts';
import type { ConfinedAnswer } from './confined-smoke.ts';
import { examineCandidate } from './examine-candidate.ts';
import { Probe } from './probe.ts';

// Runs a smoke in the simulated engine, in a confined process that the candidate may bring down: see confined-smoke.ts.

const exit = process.exit.bind(process);
process.on('disconnect', () => exit());
process.on('uncaughtException', (error) => send({ kind: 'fault', message: error.stack ?? error.message }));
process.on('message', async (message) => {
  const { candidate, vocabulary, laboratory, launch } = await unpackCandidate(candidateBundleSchema.parse(message));
  const engine = await launch({ cookies: 'kept' });
  send({
    kind: 'observations',
    observations: await examineCandidate(new Probe(candidate, vocabulary, engine, laboratory)),
  });
});
lockDown();

function send(answer: ConfinedAnswer): void {
  process.send?.(answer);
}
