import type { EngineName } from '../../evidence/verdict.ts';
import type { History } from '../history/history-file.ts';
import { reportHtml } from '../html/html.tsx';
import type { Results } from '../results/results.ts';
import { candidateLabel } from '../text/wording.ts';
import { matrixHtml } from './html.tsx';
import { type Column, matrixOf } from './matrix.ts';

/** Where the report of the run is that counts for a candidate in an engine; the same as seen from the page. */
export type Address = (column: Column, engine: EngineName) => string;

/**
 * The files of the matrix’s site by their paths: its page, and the report of every run that counts in it. Published
 * histories stand along time beside what the runs say.
 */
export function matrixSite(results: readonly Results[], published: readonly History[] = []): Map<string, string> {
  const matrix = matrixOf(results);
  const runs = new Set(matrix.columns.flatMap((column) => [...column.runs.values()]));
  const addresses = new Map<Results, string>();
  for (const run of runs) addresses.set(run, addressOf(run, new Set(addresses.values())));
  const page = matrixHtml(matrix, published, (column, engine) => {
    const run = column.runs.get(engine);
    return (run && addresses.get(run)) ?? '';
  });
  return new Map([
    ['index.html', page],
    ...[...addresses].map(([run, path]): [string, string] => [path, reportHtml(run)]),
  ]);
}

/** A path that says whose report it is, made of nothing that a file system or an address gives a meaning. */
function addressOf({ candidate, engines }: Results, taken: ReadonlySet<string>): string {
  const words = [candidateLabel(candidate), ...engines.map(({ name }) => name)].join('-');
  const plain = words.replace(/[^\w.@-]+/g, '-').replace(/^[.-]+/, '') || 'candidate';
  for (let number = 1; ; number++) {
    const path = `reports/${plain}${number > 1 ? `-${number}` : ''}.html`;
    if (!taken.has(path)) return path;
  }
}
