import type { Timeline } from '../../../evidence/timeline.ts';
import type { RecordedCheck } from '../parts.ts';

/** What the page is given: what to do to whom, and what was seen of it in which engine. */
export interface Script {
  check: RecordedCheck;
  recorded: Timeline;
  engine: string;
}
