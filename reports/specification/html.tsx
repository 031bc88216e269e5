import { htmlDocument } from '../page/frame.tsx';
import { Page } from './page.tsx';
import type { Specification } from './specification.ts';

/** After which a line ends, so that what changes in a committed page reads well. Text cannot hold one: it is escaped. */
const BLOCK = /<\/(?:article|dd|div|footer|h\d|head|header|li|main|nav|p|section|table|title|tr|ul)>/g;

/** The specification as one HTML file that needs nothing else. */
export function specificationHtml(specification: Specification): string {
  return htmlDocument(<Page specification={specification} />).replace(BLOCK, '$&\n');
}
