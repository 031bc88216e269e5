import { basename } from 'node:path';
import { z } from 'zod';
import { type Deviation, deviationSchema } from '../../evidence/verdict-policy.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { capabilitySchema } from '../../spec/requirement.ts';
import type { JudgedCandidate } from './results.ts';

/** The properties of a resolved candidate that a report needs; the harness uses the others. */
const resolvedCandidateSchema = z.object({
  specifier: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  hash: z.string(),
  scripts: z.array(z.string()),
  profile: z.object({ line: releaseLineSchema }),
  capabilities: z.array(capabilitySchema),
  deviations: z.array(deviationSchema),
  /** The published requirement set to score by. */
  revision: z.string().nullish(),
});

/** The judged candidate, with what its candidate file declares. */
export interface ReportedCandidate {
  candidate: JudgedCandidate;
  deviations: Deviation[];
  /** The published requirement set to score by; `null` for every requirement. */
  revision: string | null;
}

/** Extracts what a report needs from a resolved candidate. Throws if the value is not one. */
export function reportedCandidate(resolved: unknown): ReportedCandidate {
  const parsed = resolvedCandidateSchema.safeParse(resolved);
  if (!parsed.success) throw new Error(`Not a resolved candidate:\n${z.prettifyError(parsed.error)}`);
  const { profile, scripts, deviations, revision = null, ...rest } = parsed.data;
  return {
    candidate: { ...rest, line: profile.line, scripts: scripts.map((script) => basename(script)) },
    deviations,
    revision,
  };
}
