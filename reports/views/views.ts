import { join } from 'node:path';
import { writeOutput } from '../results/output-file.ts';
import type { Results } from '../results/results.ts';
import { earlJsonLd } from './earl.ts';
import { junitXml } from './junit.ts';
import { pullRequestSummary } from './pull-request.ts';

/** A format of the results, as the text of a file. It depends on nothing else. */
export interface View {
  /** The file’s name in a run’s directory. */
  file: string;
  render: (results: Results) => string;
}

/** The views by name. All are cheap, so every run writes all of them. */
export const views = {
  junit: { file: 'junit.xml', render: junitXml },
  earl: { file: 'earl.jsonld', render: earlJsonLd },
  markdown: { file: 'summary.md', render: pullRequestSummary },
} as const satisfies Record<string, View>;
export type ViewName = keyof typeof views;

export const VIEW_NAMES = Object.keys(views) as ViewName[];

/** Writes views into a directory and returns their paths. */
export function writeViews(results: Results, directory: string, names: readonly ViewName[] = VIEW_NAMES): string[] {
  return names.map((name) => {
    const path = join(directory, views[name].file);
    writeOutput(path, views[name].render(results));
    return path;
  });
}
