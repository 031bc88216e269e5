import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type RequirementSet, requirementSetSchema } from './requirement-set.ts';

const FOLDER = new URL('./requirement-sets/', import.meta.url);

/** The published revisions of the requirement set, the oldest first. */
export function publishedSets(): RequirementSet[] {
  // Before the first is published there is no folder.
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => requirementSetSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
}
