import { readFileSync } from 'node:fs';
import { SPECIFICATION_STYLE } from '../specification/style.ts';

/** The style sheet of a report: the specification’s, extended. */
export const REPORT_STYLE = SPECIFICATION_STYLE + readFileSync(new URL('report.css', import.meta.url), 'utf8');
