import { z } from 'zod';
import { catalogue } from '../../spec/catalogue.ts';
import { capabilitySchema } from '../../spec/requirement.ts';
import { declaredDeviationSchema } from '../candidate/candidate.ts';
import { profileOverlaySchema } from '../candidate/profile-overlay.ts';
import { lines } from '../candidate/release-lines.ts';

/**
 * A candidate file, as a person writes it: `NAME.candidate.ts` with a default export, or `NAME.json`. It says what an SDK
 * under test is called, where its scripts are, which behaviour line it follows, and where it differs from that one.
 */
export const candidateFileSchema = z.strictObject({
  $schema: z.string().optional().describe('Where an editor finds this schema.'),
  name: z
    .string()
    .regex(/[A-Za-z0-9]/, 'a letter or a digit')
    .describe('What the SDK is called in results and on its badge.'),
  version: z.string().min(1).optional(),
  scripts: z
    .union([z.string().min(1), z.array(z.string().min(1)).nonempty()])
    .describe(
      'Classic scripts in the order a page includes them, by their paths as seen from this file; or one npm:NAME@VERSION or https://ADDRESS.',
    ),
  follows: z.enum(lines).describe('The behaviour line whose promises, names and formats it keeps.'),
  adapter: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A built-in adapter by its name, or the path of a module that exports adapter. That of the line if absent.',
    ),
  profile: profileOverlaySchema.optional().describe('The names and formats that differ from those of the line.'),
  capabilities: z
    .strictObject({ without: z.array(capabilitySchema).describe('What the line can do and this SDK cannot.') })
    .optional(),
  deviations: z
    .array(declaredDeviationSchema.extend({ requirement: z.enum(catalogue.map(({ id }) => id)) }))
    .optional()
    .describe('Failures that are known, and why. They are shown, never counted as conforming.'),
  revision: z.iso
    .date()
    .optional()
    .describe('The published requirement set to be scored by: what later ones require is told and not scored.'),
});
export type CandidateFile = z.input<typeof candidateFileSchema>;

/** Types a candidate file in TypeScript: `export default defineCandidate({ … })`. */
export function defineCandidate(candidate: CandidateFile): CandidateFile {
  return candidate;
}
