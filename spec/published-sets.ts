import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Revision, revisionSchema } from './requirement-set.ts';

const FOLDER = new URL('./revisions/', import.meta.url);

/** The published revisions of the requirement set, the oldest first. */
export function revisions(): Revision[] {
  // Before the first is published there is no folder.
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => revisionSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))));
}
