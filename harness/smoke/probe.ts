import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import type { Candidate } from '../candidate/candidate.ts';
import type { Engine } from '../engine/engine.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { Session } from '../session/session.ts';

/** The project that a smoke tracks events of. No two of its characters are alike, so that its beginnings can be told. */
export const API_KEY = 'q7v3xk9w2m5z8j4tb6nh1c0d';

/** What a candidate is looked at with. */
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

  /** Has a look at the candidate in a fresh browsing state. */
  async visit<Seen>(look: (session: Session) => Promise<Seen>): Promise<Seen> {
    const session = new Session(this.engine, this.laboratory, this.candidate);
    try {
      return await look(session);
    } finally {
      await session.close();
    }
  }
}
