import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { catalogue, REVISION } from '../../spec/catalogue.ts';
import { publishedSets } from '../../spec/published-sets.ts';
import { requirementSetOf } from '../../spec/requirement-set.ts';

/** Lists the published requirement sets and the current one. */
export function listRequirementSets(): Conclusion {
  const sets = publishedSets();
  const published = new Set(sets.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  const unpublished = catalogue.filter(({ id }) => !published.has(id));
  return {
    lines: [
      ...sets.map(({ revision, requirements }) => `${revision}  ${requirements.length} requirements`),
      `${REVISION}  current, ${catalogue.length} requirements, ${unpublished.length} of them in no published set`,
    ],
    code: 0,
  };
}

/** Publishes the current requirement set. Throws UsageError if its revision is published already. */
export function publishRequirementSet(): Conclusion {
  const file = fileURLToPath(new URL(`../../spec/requirement-sets/${REVISION}.json`, import.meta.url));
  const path = relative(process.cwd(), file);
  if (existsSync(file))
    throw new UsageError({
      expected: 'an unpublished revision, since a published one never changes',
      seen: `${path} exists`,
      next: `change REVISION in spec/catalogue.ts, then ${commandText('requirement-sets', '--publish')}`,
    });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(requirementSetOf(catalogue, REVISION), null, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'ignore' });
  return { lines: [`published ${path}`], code: 0 };
}
