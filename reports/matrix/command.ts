import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import { argumentsOf, type Conclusion } from '../command.ts';
import { readHistory } from '../history/history-file.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { matrixSite } from './site.ts';

/** How the command is meant. */
export const MATRIX_USAGE = 'npm run matrix -- RESULTS.json… --out DIRECTORY [--history HISTORY.json …]';

/** Writes the matrix of many runs as a site that needs no server of its own kind. */
export function matrix(args: string[]): Conclusion {
  const { values, positionals } = argumentsOf(
    { args, allowPositionals: true, options: { out: { type: 'string' }, history: { type: 'string', multiple: true } } },
    MATRIX_USAGE,
  );
  const { out, history = [] } = values;
  if (out === undefined || positionals.length === 0)
    throw new UsageError({
      expected: 'results files, and where to write',
      seen: [`${positionals.length} files${out === undefined ? ', no --out' : ''}`],
      next: MATRIX_USAGE,
    });
  const files = matrixSite(positionals.map(readResultsOfAnyRevision), history.map(readHistory));
  return {
    lines: [...files].map(([path, text]) => {
      const file = join(out, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    }),
    code: 0,
  };
}
