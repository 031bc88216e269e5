import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { HarnessFault } from '../../evidence/fault.ts';
import type { Candidate } from '../candidate/candidate.ts';
import { bundleCandidate } from '../confinement/bundle-candidate.ts';
import { ConfinedProcess } from '../confinement/confined-process.ts';
import { broken } from './finding.ts';
import { type SmokeObservations, smokeObservationsSchema } from './report.ts';

const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('observations'), observations: smokeObservationsSchema }),
  z.strictObject({ kind: z.literal('fault'), message: z.string() }),
]);
export type ConfinedAnswer = z.infer<typeof answerSchema>;

const PROCESS = fileURLToPath(new URL('process', import.meta.url));

/** The time limit of a whole smoke, in milliseconds. */
const LIMIT = 120_000;

const CONFINED = { part: 'process', expected: 'the scripts stay within their page' };

/** Runs a smoke in the simulated engine, in a confined process of its own. */
export async function confinedSmoke(candidate: Candidate, timeout: number): Promise<SmokeObservations> {
  const bundle = await bundleCandidate(candidate, timeout);
  const process = await ConfinedProcess.start(PROCESS);
  try {
    const response = await process.ask(bundle, LIMIT);
    if ('end' in response) {
      const next = 'find the script that does this, in a browser';
      return { findings: [broken(CONFINED, response.end.message, next)], adapterTarget: null };
    }
    const answer = answerSchema.parse(response.answer);
    if (answer.kind === 'fault') throw new HarnessFault(answer.message);
    return answer.observations;
  } finally {
    await process.close();
  }
}
