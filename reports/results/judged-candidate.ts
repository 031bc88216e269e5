import { basename } from 'node:path';
import { z } from 'zod';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { capabilitySchema } from '../../spec/requirement.ts';
import { type Deviation, deviationSchema } from './deviation.ts';
import type { JudgedCandidate } from './results.ts';

/** What a report needs of the resolved candidate that a runner hands over; the rest is the harness’s. */
const candidateFileSchema = z.object({
  specifier: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  hash: z.string(),
  scripts: z.array(z.string()),
  profile: z.object({ line: releaseLineSchema }),
  capabilities: z.array(capabilitySchema),
  deviations: z.array(deviationSchema),
  /** The published revision that it is to be scored by. */
  revision: z.string().nullish(),
});

/** Who is judged, with what it declares to fail. */
export interface KnownCandidate {
  candidate: JudgedCandidate;
  deviations: Deviation[];
  /** The published revision that it is to be scored by. */
  revision: string | null;
}

/** What a report says of a resolved candidate. Throws where it is something else. */
export function knownCandidate(resolved: unknown): KnownCandidate {
  const parsed = candidateFileSchema.safeParse(resolved);
  if (!parsed.success) throw new Error(`Not a resolved candidate:\n${z.prettifyError(parsed.error)}`);
  const { profile, scripts, deviations, revision = null, ...rest } = parsed.data;
  return {
    candidate: { ...rest, line: profile.line, scripts: scripts.map((script) => basename(script)) },
    deviations,
    revision,
  };
}
