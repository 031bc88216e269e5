import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argumentsOf, type Conclusion } from '../../reports/command.ts';
import { committedFiles } from '../../reports/specification/committed.ts';

/** Writes the specification from its data. */
export function spec(args: string[]): Conclusion {
  argumentsOf({ args, options: {} }, 'npm run spec');
  return { lines: Object.entries(committedFiles()).map(write), code: 0 };
}

function write([file, text]: [string, string]): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}
