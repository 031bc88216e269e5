import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { HarnessFault } from '../../evidence/fault.ts';
import type { Candidate } from '../candidate/candidate.ts';
import { bundleCandidate } from '../confinement/bundle-candidate.ts';
import { ConfinedProcess } from '../confinement/confined-process.ts';
import { broken } from './finding.ts';
import { type SmokeFinding, smokeFindingSchema } from './report.ts';

const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('findings'), findings: z.array(smokeFindingSchema) }),
  z.strictObject({ kind: z.literal('fault'), message: z.string() }),
]);
export type ConfinedAnswer = z.infer<typeof answerSchema>;

const PROCESS = fileURLToPath(new URL('process', import.meta.url));

/** How long a smoke may take, in milliseconds, whatever its steps do. */
const LIMIT = 120_000;

const STAYS = { part: 'process', expected: 'the scripts leave alone what their page runs in' };

/** What a smoke finds in the simulated engine, where the candidate gets a process of its own. */
export async function confinedSmoke(candidate: Candidate, timeout: number): Promise<SmokeFinding[]> {
  const bundle = await bundleCandidate(candidate, timeout);
  const process = await ConfinedProcess.start(PROCESS);
  try {
    const requested = await process.ask(bundle, LIMIT);
    if ('end' in requested)
      return [broken(STAYS, requested.end.message, 'find the script that does this, in a browser')];
    const answer = answerSchema.parse(requested.answer);
    if (answer.kind === 'fault') throw new HarnessFault(answer.message);
    return answer.findings;
  } finally {
    await process.close();
  }
}
