import { z } from 'zod';
import { catalogue } from '../../spec/catalogue.ts';
import { capabilitySchema } from '../../spec/requirement.ts';
import { declaredDeviationSchema } from '../candidate/candidate.ts';
import { profileOverlaySchema } from '../candidate/profile-overlay.ts';
import { RELEASE_LINES } from '../candidate/release-lines.ts';

/** The JSON form of {@link CandidateFile}: what a person writes in `NAME.candidate.ts` or `NAME.json`. */
export const candidateFileSchema = z.strictObject({
  /** The address of this schema, for an editor. */
  $schema: z.string().optional(),
  /** The SDK’s name in results and on its badge, with at least one letter or digit. */
  name: z.string().regex(/[A-Za-z0-9]/, 'a letter or a digit'),
  /** The SDK’s version in results. */
  version: z.string().min(1).optional(),
  /**
   * Classic scripts in the order in which a page includes them, as paths relative to the candidate file; or one
   * `npm:NAME@VERSION` or `https://ADDRESS`.
   */
  scripts: z.union([z.string().min(1), z.array(z.string().min(1)).nonempty()]),
  /** The release line whose promises, names and formats the SDK keeps. */
  follows: z.enum(RELEASE_LINES),
  /**
   * A built-in adapter by its name, `amplitude-js` or `analytics-browser`, or the path of a module that exports `adapter`,
   * relative to the candidate file. By default, the adapter of the line.
   */
  adapter: z.string().min(1).optional(),
  /** The names and formats that differ from those of the line. */
  profile: profileOverlaySchema.optional(),
  /** How the SDK’s capabilities differ from those of the line. */
  capabilities: z
    .strictObject({
      /** What the line can do and the SDK cannot. Requirements that need it are reported as inapplicable. */
      without: z.array(capabilitySchema),
    })
    .optional(),
  /** Known failures and their reasons. They are reported, and never count as conforming. */
  deviations: z
    .array(
      declaredDeviationSchema.extend({
        /** The id of the requirement that fails. */
        requirement: z.enum(catalogue.map(({ id }) => id)),
        /** The engines in which it fails. */
        engines: declaredDeviationSchema.shape.engines,
        /** Why it fails: evidence that a reader can check. */
        reason: declaredDeviationSchema.shape.reason,
      }),
    )
    .optional(),
  /**
   * The published requirement set to be scored by, as the date `YYYY-MM-DD` of its revision. Later requirements are
   * reported and not scored. By default, every requirement is scored.
   */
  revision: z.iso.date().optional(),
});

/**
 * A candidate file: which SDK is judged, where its scripts are, which release line it follows, and where it differs from
 * that line. `NAME.candidate.ts` has it as the default export, `NAME.json` as its content.
 */
export type CandidateFile = z.input<typeof candidateFileSchema>;

/**
 * Returns the candidate unchanged, with its type checked. A mistake that types cannot show is reported as a usage error,
 * with exit code 2, when the file is read.
 *
 * @example
 * ```ts
 * // fork.candidate.ts
 * import { defineCandidate } from 'amplitude-conformance';
 *
 * export default defineCandidate({
 *   name: 'fork',
 *   scripts: './dist/fork.umd.js',
 *   follows: 'amplitude-js 6-8',
 *   profile: { identityCookie: { prefix: 'fork_' } },
 *   capabilities: { without: ['clearStorage'] },
 * });
 * ```
 */
export function defineCandidate(candidate: CandidateFile): CandidateFile {
  return candidate;
}
