import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Conclusion } from '../conclusion.ts';
import { resultsSchema } from './results.ts';

/** Writes the results file’s JSON schema, for readers outside this project. */
export function writeSchema(): Conclusion {
  const file = fileURLToPath(new URL('./conformance.schema.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(z.toJSONSchema(resultsSchema), null, 2)}\n`);
  execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'ignore' });
  return { lines: [`wrote ${relative(process.cwd(), file)}`], code: 0 };
}
