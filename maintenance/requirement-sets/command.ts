import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../evidence/fault.ts';
import { argumentsOf, type Conclusion } from '../../reports/command.ts';
import { catalogue, REVISION } from '../../spec/catalogue.ts';
import { publishedSets } from '../../spec/published-sets.ts';
import { requirementSetOf } from '../../spec/requirement-set.ts';

const USAGE = 'npm run revision -- [--publish]';

/** Lists the published revisions of the requirement set, and what today’s adds; or publishes today’s. */
export function revisionCommand(args: string[]): Conclusion {
  const { values } = argumentsOf({ args, options: { publish: { type: 'boolean' } } }, USAGE);
  if (values.publish) return { lines: [`${publish()} is published`], code: 0 };
  const known = publishedSets();
  const published = new Set(known.flatMap(({ requirements }) => requirements.map(({ id }) => id)));
  const added = catalogue.filter(({ id }) => !published.has(id));
  return {
    lines: [
      ...known.map(({ revision, requirements }) => `${revision}  ${requirements.length} requirements`),
      `${REVISION}  today’s, ${catalogue.length} requirements, ${added.length} in no published revision`,
    ],
    code: 0,
  };
}

function publish(): string {
  const file = fileURLToPath(new URL(`../../spec/requirement-sets/${REVISION}.json`, import.meta.url));
  const path = relative(process.cwd(), file);
  if (existsSync(file))
    throw new UsageError({
      expected: 'a revision that is not published yet: one that is never changes',
      seen: [`${path} is there`],
      next: 'change REVISION in spec/catalogue.ts, then npm run revision -- --publish',
    });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(requirementSetOf(catalogue, REVISION), null, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'ignore' });
  return path;
}
