import { join } from 'node:path';
import type { Conclusion } from '../conclusion.ts';
import { readHistory } from '../history/history-file.ts';
import { writeOutput } from '../results/output-file.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { matrixSite } from './site.ts';

export interface MatrixOptions {
  /** The results files. */
  results: readonly string[];
  /** The folder to write to. */
  out: string;
  /** Files with histories of published versions. */
  history?: readonly string[] | undefined;
}

/** Writes the matrix of many runs as a static site. Throws UsageError. */
export function matrix({ results, out, history = [] }: MatrixOptions): Conclusion {
  const files = matrixSite(results.map(readResultsOfAnyRevision), history.map(readHistory));
  return {
    lines: [...files].map(([path, text]) => {
      const file = join(out, path);
      writeOutput(file, text);
      return file;
    }),
    code: 0,
  };
}
