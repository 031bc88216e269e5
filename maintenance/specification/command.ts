import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Conclusion } from '../../reports/conclusion.ts';
import { committedFiles } from '../../reports/specification/committed.ts';

/** Writes the specification from its data. */
export function specification(): Conclusion {
  return { lines: Object.entries(committedFiles()).map(write), code: 0 };
}

function write([file, text]: [string, string]): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
