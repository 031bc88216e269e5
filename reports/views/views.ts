import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../results/results.ts';
import { earlJsonLd } from './earl.ts';
import { junitXml } from './junit.ts';
import { pullRequestSummary } from './pull-request.ts';

/** One way to say a result, as the text of a file: made of nothing but the results. */
export interface View {
  /** Its name in a run’s directory. */
  file: string;
  render: (results: Results) => string;
}

/** The views by the names they are asked for. All are cheap, so that a run writes them all. */
export const views = {
  junit: { file: 'junit.xml', render: junitXml },
  earl: { file: 'earl.jsonld', render: earlJsonLd },
  markdown: { file: 'summary.md', render: pullRequestSummary },
} as const satisfies Record<string, View>;
export type ViewName = keyof typeof views;

export const VIEW_NAMES = Object.keys(views) as ViewName[];

/** Writes views into a directory, and says where each is. */
export function writeViews(results: Results, directory: string, names: readonly ViewName[] = VIEW_NAMES): string[] {
  mkdirSync(directory, { recursive: true });
  return names.map((name) => {
    const path = join(directory, views[name].file);
    writeFileSync(path, views[name].render(results));
    return path;
  });
}
