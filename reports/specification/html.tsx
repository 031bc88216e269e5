import { renderToString } from 'preact-render-to-string';
import { Page } from './page.tsx';
import type { Specification } from './specification.ts';

/** End tags to break lines after, for readable diffs. Text is escaped, so it cannot contain one. */
const BLOCK = /<\/(?:article|dd|div|footer|h\d|head|header|li|main|nav|p|section|table|title|tr|ul)>/g;

/** Renders the specification as a self-contained HTML file. */
export function specificationHtml(specification: Specification): string {
  const page = renderToString(<Page specification={specification} />);
  return `<!doctype html>\n${page.replace(BLOCK, '$&\n')}\n`;
}
