import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type History, historyText } from './history-file.ts';
import { historyMarkdown } from './markdown.ts';
import { readRemarks } from './remarks.ts';

/** The paths of a package’s history in a folder, and of the remarks that a person may have written about it. */
export function historyPaths(name: string, folder: string): { data: string; page: string; remarks: string } {
  const path = (end: string) => join(folder, `${name.replaceAll('/', '-')}.${end}`);
  return { data: path('json'), page: path('md'), remarks: path('remarks.json') };
}

/** Writes a history into a folder, as data and as a page. Returns their paths. */
export function writeHistory(history: History, folder: string): string[] {
  const { data, page, remarks } = historyPaths(history.package, folder);
  mkdirSync(folder, { recursive: true });
  writeFileSync(data, historyText(history));
  writeFileSync(page, historyMarkdown(history, readRemarks(remarks)));
  return [data, page];
}
