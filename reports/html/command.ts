import { dirname, join } from 'node:path';
import type { Conclusion } from '../conclusion.ts';
import { findReplays } from '../replay/replay-files.ts';
import { writeOutput } from '../results/output-file.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { reportHtml } from './html.tsx';

export interface ReportOptions {
  /** The results file. */
  results: string;
  /** The folder to write to; that of the results if not given. */
  out?: string | undefined;
}

/** Writes the report of a run as one page. Throws UsageError. */
export function report({ results, out = dirname(results) }: ReportOptions): Conclusion {
  const file = join(out, 'report.html');
  const started = performance.now();
  const read = readResultsOfAnyRevision(results);
  const html = reportHtml(read, undefined, findReplays(read, dirname(file)));
  writeOutput(file, html);
  const size = (Buffer.byteLength(html) / 1e6).toFixed(2);
  return { lines: [`${file}  ${size} MB, written in ${Math.round(performance.now() - started)} ms`], code: 0 };
}
