import type { Timeline } from '../../../evidence/timeline.ts';
import type { Taped } from '../parts.ts';

/** What the page is given: what to do to whom, and what was seen of it in which engine. */
export interface Script {
  taped: Taped;
  recorded: Timeline;
  engine: string;
}
