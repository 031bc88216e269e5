import type { CandidateCrash, CandidateTimeout } from '../../evidence/fault.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Engine, EngineOptions } from '../../harness/engine/engine.ts';
import type { Laboratory } from '../../harness/laboratory/laboratory.ts';
import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';

/** What a check needs: a candidate, the sites that serve it and an engine that opens them. */
export interface TestBed {
  readonly candidate: Candidate;
  /** Reads the candidate’s cookies, queues and uploads. */
  readonly vocabulary: Vocabulary;
  readonly laboratory: Laboratory;
  readonly engine: Engine;
  /** Why no page with the candidate on it can be opened, in which case no check is run; `null` if one can. */
  readonly loadFailure: CandidateCrash | CandidateTimeout | null;
  /** The same engine started with other options, on first use. Throws EngineLimit if that is impossible. */
  engineWith(options: EngineOptions): Promise<Engine>;
}
