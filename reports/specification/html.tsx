import { htmlDocument } from '../page/frame.tsx';
import { Page } from './page.tsx';
import type { Specification } from './specification.ts';

/** End tags to break lines after, for readable diffs. Text is escaped, so it cannot contain one. */
const BLOCK = /<\/(?:article|dd|div|footer|h\d|head|header|li|main|nav|p|section|table|title|tr|ul)>/g;

/** Renders the specification as a self-contained HTML file. */
export function specificationHtml(specification: Specification): string {
  return htmlDocument(<Page specification={specification} />).replace(BLOCK, '$&\n');
}
