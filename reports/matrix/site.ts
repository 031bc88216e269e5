import type { History } from '../history/history-file.ts';
import { reportHtml } from '../html/html.tsx';
import type { Results } from '../results/results.ts';
import { candidateLabel } from '../text/wording.ts';
import { matrixHtml } from './html.tsx';
import { matrixOf } from './matrix.ts';

/**
 * Returns the files of the matrix site by path: its page, and the report of each run that the page shows. Published
 * histories are shown next to those of the runs.
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

/** A path that names the candidate and has no character with a special meaning in a file system or URL. */
function addressOf({ candidate, engines }: Results, taken: ReadonlySet<string>): string {
  const words = [candidateLabel(candidate), ...engines.map(({ name }) => name)].join('-');
  const plain = words.replace(/[^\w.@-]+/g, '-').replace(/^[.-]+/, '') || 'candidate';
  for (let number = 1; ; number++) {
    const path = `reports/${plain}${number > 1 ? `-${number}` : ''}.html`;
    if (!taken.has(path)) return path;
  }
}
