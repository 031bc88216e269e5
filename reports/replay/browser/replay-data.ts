import type { Timeline } from '../../../evidence/timeline.ts';
import type { RecordedCheck } from '../parts.ts';

/** The data of a replay page: the recorded check, its timeline, and the engine that recorded it. */
export interface ReplayData {
  check: RecordedCheck;
  recorded: Timeline;
  engine: string;
}
