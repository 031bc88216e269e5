import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { resultsSchema } from './results.ts';

// Publishes the results file’s schema for readers that are not ours: `tsx reports/schema.ts`.
const file = fileURLToPath(new URL('./conformance.schema.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(z.toJSONSchema(resultsSchema), null, 2)}\n`);
execFileSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' });
