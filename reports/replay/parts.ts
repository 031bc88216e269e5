import type { Recording } from '../../evidence/recording.ts';

/** What a replay is made of beside what a results file says: a runner that can reach the candidate hands it over. */
export interface ReplayParts {
  /** Script that defines `newPlayer`, which makes a player of a tape and the rest of this. */
  player: string;
  /** Source of what a page runs first, with the candidate’s adapter in it. */
  recorder: string;
  /** The candidate’s own scripts, in order. */
  scripts: readonly { name: string; source: string }[];
  profile: unknown;
  capabilities: readonly string[];
}

/** What a player is made of. */
export type RecordedCheck = Omit<ReplayParts, 'player'> & { recording: Recording };
