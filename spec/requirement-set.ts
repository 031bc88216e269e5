import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ReleaseLine, releaseLineSchema } from './release-line.ts';
import type { Requirement } from './requirement.ts';

const publishedRequirementSchema = z.strictObject({
  id: z.string(),
  /** SHA-256 of its level, sentence and needs: what it promises, and to which candidates it applies. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.array(releaseLineSchema),
});

/**
 * A published requirement set. It never changes: every candidate judged by it is judged by the same promises. In the
 * catalogue, a published requirement may later apply to more release lines; any other change needs a new requirement with
 * its own id.
 */
export const requirementSetSchema = z.strictObject({
  revision: z.iso.date(),
  requirements: z.array(publishedRequirementSchema).nonempty(),
});
export type RequirementSet = z.infer<typeof requirementSetSchema>;

/** Returns the catalogue as a requirement set with this revision. */
export function requirementSetOf(catalogue: readonly Requirement[], revision: string): RequirementSet {
  return requirementSetSchema.parse({
    revision,
    requirements: catalogue.map((requirement) => ({
      id: requirement.id,
      hash: hashOf(requirement),
      lines: requirement.lines,
    })),
  });
}

/** Whether a requirement set has a requirement for a release line. */
export function hasRequirement({ requirements }: RequirementSet, id: string, line: ReleaseLine): boolean {
  return requirements.some((one) => one.id === id && one.lines.includes(line));
}

/** Returns one sentence for each promise of a requirement set that the catalogue no longer makes. */
export function brokenPromises(
  { revision, requirements }: RequirementSet,
  catalogue: readonly Requirement[],
): string[] {
  return requirements.flatMap(({ id, hash, lines }) => {
    const now = catalogue.find((one) => one.id === id);
    if (!now) return [`${id} of requirement set ${revision} is missing from the catalogue.`];
    const lost = lines.filter((line) => !now.lines.includes(line));
    return [
      ...(hashOf(now) === hash
        ? []
        : [`${id} differs from requirement set ${revision}: give the changed requirement a new id.`]),
      ...lost.map((line) => `${id} of requirement set ${revision} no longer applies to ${line}.`),
    ];
  });
}

function hashOf({ level, sentence, needs }: Requirement): string {
  return createHash('sha256')
    .update(JSON.stringify([level, sentence, [...needs].sort()]))
    .digest('hex');
}
