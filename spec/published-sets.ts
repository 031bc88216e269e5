import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type RequirementSet, requirementSetSchema } from './requirement-set.ts';

const FOLDER = new URL('./requirement-sets/', import.meta.url);

/** Returns the published requirement sets, oldest first. */
export function publishedSets(): RequirementSet[] {
  // The folder does not exist until the first set is published.
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => requirementSetSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
}
