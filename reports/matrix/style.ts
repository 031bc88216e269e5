import { readFileSync } from 'node:fs';
import { REPORT_STYLE } from '../html/style.ts';

/** The style sheet of the matrix: a report’s, extended. */
export const MATRIX_STYLE = REPORT_STYLE + readFileSync(new URL('matrix.css', import.meta.url), 'utf8');
