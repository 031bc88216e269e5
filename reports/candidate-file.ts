import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { behaviourLineSchema } from '../spec/behaviour-line.ts';
import { capabilitySchema } from '../spec/requirement.ts';
import { type Deviation, deviationSchema } from './deviation.ts';
import type { JudgedCandidate } from './results.ts';

/** What a report needs of the resolved candidate that a runner’s global setup wrote down; the rest is the harness’s. */
const candidateFileSchema = z.object({
  specifier: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  hash: z.string(),
  scripts: z.array(z.string()),
  profile: z.object({ line: behaviourLineSchema }),
  capabilities: z.array(capabilitySchema),
  deviations: z.array(deviationSchema),
  /** The published revision that it is to be scored by. */
  revision: z.string().nullish(),
});

/** The candidate of a run with what it declares to fail, and by which revision it is scored. Throws where the file is missing or says something else. */
export function readCandidate(file: string | undefined): {
  candidate: JudgedCandidate;
  deviations: Deviation[];
  revision: string | null;
} {
  if (!file)
    throw new Error('No candidate to report on: global setup names its file in CONFORMANCE_CANDIDATE_FILE, now unset.');
  const parsed = candidateFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is not a resolved candidate:\n${z.prettifyError(parsed.error)}`);
  const { profile, scripts, deviations, revision = null, ...rest } = parsed.data;
  return {
    candidate: { ...rest, line: profile.line, scripts: scripts.map((script) => basename(script)) },
    deviations,
    revision,
  };
}
