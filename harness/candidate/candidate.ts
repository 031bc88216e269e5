import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { deviationSchema } from '../../evidence/verdict-policy.ts';
import { profileSchema } from '../../spec/profile.ts';
import { capabilitySchema } from '../../spec/requirement.ts';

/** A deviation as a candidate declares it, with a reason long enough to explain something. */
export const declaredDeviationSchema = z.strictObject({
  ...deviationSchema.shape,
  reason: deviationSchema.shape.reason.min(30),
});

export const ADAPTERS = ['amplitude-js', 'analytics-browser'] as const;

/** An SDK under test, resolved: everything a run needs to know, and nothing that a run could change. */
export const candidateSchema = z.strictObject({
  /** How it was asked for: `reference`, `npm:amplitude-js@8.21.10`, `file:./dist/fork.umd.js`. */
  specifier: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  /** `sha256-` and the hex digest of the scripts, in order, and of the adapter where that is the candidate’s own. */
  hash: z.string().regex(/^sha256-[0-9a-f]{64}$/),
  /** Absolute paths of classic scripts, in the order a page includes them. */
  scripts: z.array(z.string()).nonempty(),
  /** A built-in one by its name, or the absolute path of the candidate’s own. */
  adapter: z.union([z.enum(ADAPTERS), z.string().refine(isAbsolute)]),
  profile: profileSchema,
  capabilities: z.array(capabilitySchema),
  deviations: z.array(declaredDeviationSchema),
  /** The published requirement set that it asks to be scored by. */
  revision: z.string().optional(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** A candidate as a file name: specifier characters that file systems dislike become dashes. */
export function slug(candidate: Pick<Candidate, 'name' | 'version'>): string {
  const label = candidate.version === null ? candidate.name : `${candidate.name}@${candidate.version}`;
  return label.replace(/[^A-Za-z0-9@._-]+/g, '-').replace(/^-+|-+$/g, '');
}
