import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import { argumentsOf, type Conclusion } from '../command.ts';
import { replaysBeside } from '../replay/replays.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { reportHtml } from './html.tsx';

/** How the command is meant. */
export const REPORT_USAGE = 'npm run report -- RESULTS.json [--out DIRECTORY]';

/** Writes the report of a run, beside its results unless said otherwise, and says how large it is. */
export function report(args: string[]): Conclusion {
  const { values, positionals } = argumentsOf(
    { args, allowPositionals: true, options: { out: { type: 'string' } } },
    REPORT_USAGE,
  );
  const [results, ...others] = positionals;
  if (results === undefined || others.length > 0)
    throw new UsageError({
      expected: 'one results file',
      seen: [`${positionals.length} arguments`],
      next: REPORT_USAGE,
    });
  const file = join(values.out ?? dirname(results), 'report.html');
  const started = performance.now();
  const read = readResultsOfAnyRevision(results);
  const html = reportHtml(read, undefined, replaysBeside(read, dirname(file)));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
  const size = (Buffer.byteLength(html) / 1e6).toFixed(2);
  return { lines: [`${file}  ${size} MB, made in ${Math.round(performance.now() - started)} ms`], code: 0 };
}
