import { renderToString } from 'preact-render-to-string';
import { Page } from './page.tsx';
import type { Specification } from './specification.ts';

/** After which a line ends, so that what changes in a committed page reads well. Text cannot hold one: it is escaped. */
const BLOCK = /<\/(?:article|dd|div|footer|h\d|head|header|li|main|nav|p|section|table|title|tr|ul)>/g;

/** The specification as one HTML file that needs nothing else. */
export function specificationHtml(specification: Specification): string {
  const page = renderToString(<Page specification={specification} />);
  return `<!doctype html>\n${page.replace(BLOCK, '$&\n')}\n`;
}
