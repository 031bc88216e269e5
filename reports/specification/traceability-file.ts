import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJsonFile } from '../results/json-file.ts';
import { type Trace, traceabilitySchema, traceabilityText } from './traceability.ts';

const FILE = relative(process.cwd(), fileURLToPath(new URL('traceability.json', import.meta.url)));

export function readTraceability(): Trace[] {
  return readJsonFile(
    FILE,
    traceabilitySchema,
    'the recorded traceability',
    `git restore ${FILE}, then npm run coverage -- --accept`,
  );
}

export function writeTraceability(traces: readonly Trace[]): void {
  writeFileSync(FILE, traceabilityText(traces));
}
