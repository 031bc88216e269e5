import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ReleaseLine, releaseLineSchema } from './release-line.ts';
import type { Requirement } from './requirement.ts';

const publishedRequirementSchema = z.strictObject({
  id: z.string(),
  /** Of its level, sentence and needs: what it promises, and to whom. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.array(releaseLineSchema),
});

/**
 * A published requirement set. Once published it never changes: whoever is judged by it is judged by the same promises for
 * as long as it is kept. A requirement may come to be promised of more behaviour lines; any other change is another
 * requirement, with an id of its own.
 */
export const requirementSetSchema = z.strictObject({
  revision: z.iso.date(),
  requirements: z.array(publishedRequirementSchema).nonempty(),
});
export type RequirementSet = z.infer<typeof requirementSetSchema>;

/** The catalogue as a revision. */
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

/** Whether a revision has a requirement for a behaviour line. */
export function hasRequirement({ requirements }: RequirementSet, id: string, line: ReleaseLine): boolean {
  return requirements.some((one) => one.id === id && one.lines.includes(line));
}

/** What of a revision the catalogue no longer keeps, a sentence each. */
export function brokenPromises(
  { revision, requirements }: RequirementSet,
  catalogue: readonly Requirement[],
): string[] {
  return requirements.flatMap(({ id, hash, lines }) => {
    const now = catalogue.find((one) => one.id === id);
    if (!now) return [`${id} of ${revision} is gone.`];
    const lost = lines.filter((line) => !now.lines.includes(line));
    return [
      ...(hashOf(now) === hash
        ? []
        : [`${id} promises something else than in ${revision}: give what it promises now a new id.`]),
      ...lost.map((line) => `${id} of ${revision} is no longer promised of ${line}.`),
    ];
  });
}

function hashOf({ level, sentence, needs }: Requirement): string {
  return createHash('sha256')
    .update(JSON.stringify([level, sentence, [...needs].sort()]))
    .digest('hex');
}
