import type { Recording } from '../../evidence/recording.ts';

/** The parts of a replay that are not in a results file. The runner, which has the candidate, supplies them. */
export interface ReplayParts {
  /** A script that defines `newPlayer`, which takes a {@link RecordedCheck}. */
  player: string;
  /** The source of the script that a page runs first; it includes the candidate’s adapter. */
  recorder: string;
  /** The candidate’s scripts, in order. */
  scripts: readonly { name: string; source: string }[];
  profile: unknown;
  capabilities: readonly string[];
}

/** The input of a player. */
export type RecordedCheck = Omit<ReplayParts, 'player'> & { recording: Recording };
