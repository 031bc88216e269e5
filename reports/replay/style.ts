import { readFileSync } from 'node:fs';
import { REPORT_STYLE } from '../html/style.ts';

/** The style sheet of a replay: a report’s, extended. */
export const REPLAY_STYLE = REPORT_STYLE + readFileSync(new URL('replay.css', import.meta.url), 'utf8');
