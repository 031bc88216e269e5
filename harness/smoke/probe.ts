import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import type { Candidate } from '../candidate/candidate.ts';
import type { Engine } from '../engine/engine.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { Session } from '../session/session.ts';

/** The API key of every smoke. No character repeats, so a prefix of it can be recognised. */
export const API_KEY = 'q7v3xk9w2m5z8j4tb6nh1c0d';

/** Everything that a smoke needs to examine a candidate. */
export class Probe {
  readonly candidate: Candidate;
  readonly vocabulary: Vocabulary;
  readonly engine: Engine;
  readonly laboratory: Laboratory;

  constructor(candidate: Candidate, vocabulary: Vocabulary, engine: Engine, laboratory: Laboratory) {
    this.candidate = candidate;
    this.vocabulary = vocabulary;
    this.engine = engine;
    this.laboratory = laboratory;
  }

  /** Runs a visit in a new session. */
  async visit<Result>(run: (session: Session) => Promise<Result>): Promise<Result> {
    const session = new Session(this.engine, this.laboratory, this.candidate);
    try {
      return await run(session);
    } finally {
      await session.close();
    }
  }
}
