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

/** The SDK under test, resolved: everything that a run needs and cannot change. */
export const candidateSchema = z.strictObject({
  /** The specifier that was requested: `reference`, `npm:amplitude-js@8.21.10`, `file:./dist/fork.umd.js`. */
  specifier: z.string(),
  name: z.string(),
  version: z.string().nullable(),
  /** `sha256-` and the hex digest of the scripts, in order, followed by the adapter if it is the candidate’s own. */
  hash: z.string().regex(/^sha256-[0-9a-f]{64}$/),
  /** Absolute paths of classic scripts, in the order in which a page includes them. */
  scripts: z.array(z.string()).nonempty(),
  /** A built-in adapter’s name, or the absolute path of the candidate’s own adapter. */
  adapter: z.union([z.enum(ADAPTERS), z.string().refine(isAbsolute)]),
  profile: profileSchema,
  capabilities: z.array(capabilitySchema),
  deviations: z.array(declaredDeviationSchema),
  /** The published requirement set that the candidate is scored by; every requirement unless given. */
  revision: z.string().optional(),
});
export type Candidate = z.infer<typeof candidateSchema>;

/** Returns the candidate’s name and version as a folder name: every other character becomes a dash. */
export function slug(candidate: Pick<Candidate, 'name' | 'version'>): string {
  const label = candidate.version === null ? candidate.name : `${candidate.name}@${candidate.version}`;
  return label.replace(/[^A-Za-z0-9@._-]+/g, '-').replace(/^-+|-+$/g, '');
}
