import type { Assumptions, CheckReport } from '../../evidence/check-report.ts';
import { CandidateCrash, CandidateTimeout } from '../../evidence/fault.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Engine, EngineOptions } from '../../harness/engine/engine.ts';
import type { Laboratory } from '../../harness/laboratory/laboratory.ts';
import { Session } from '../../harness/session/session.ts';
import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import type { Check } from './check.ts';
import type { TestBed } from './check-context.ts';
import type { CheckRunner } from './check-runner.ts';
import { runCheck } from './run-check.ts';
import type { Settings } from './settings.ts';

/** What a bench is made of. */
interface TestBedSetup {
  candidate: Candidate;
  vocabulary: Vocabulary;
  laboratory: Laboratory;
  engine: Engine;
  assumptions: Assumptions;
  launch(options: EngineOptions): Promise<Engine>;
}

/** A candidate on an engine that was looked over, with all that its checks are run with, in this process. */
export class RunnableTestBed implements TestBed, CheckRunner {
  readonly candidate: Candidate;
  readonly vocabulary: Vocabulary;
  readonly laboratory: Laboratory;
  readonly engine: Engine;
  readonly assumptions: Assumptions;
  doesNotLoad: CandidateCrash | CandidateTimeout | null = null;
  readonly #launch: TestBedSetup['launch'];
  readonly #others = new Map<string, Promise<Engine>>();

  constructor({ candidate, vocabulary, laboratory, engine, assumptions, launch }: TestBedSetup) {
    this.candidate = candidate;
    this.vocabulary = vocabulary;
    this.laboratory = laboratory;
    this.engine = engine;
    this.assumptions = assumptions;
    this.#launch = launch;
  }

  /** Finds out once, rather than in every check, whether a page can be opened with the candidate on it. */
  async load(): Promise<void> {
    const session = new Session(this.engine, this.laboratory, this.candidate);
    try {
      await session.open();
    } catch (error) {
      if (!(error instanceof CandidateCrash || error instanceof CandidateTimeout)) throw error;
      this.doesNotLoad = error;
    } finally {
      await session.close();
    }
  }

  engineWith(options: EngineOptions): Promise<Engine> {
    const key = JSON.stringify(options);
    const known = this.#others.get(key) ?? this.#launch(options);
    this.#others.set(key, known);
    return known;
  }

  run(check: Check, { path, ...settings }: Settings): Promise<CheckReport> {
    const { assumptions } = this;
    return runCheck(check, this, { ...settings, assumptions, ...(path !== undefined && { path }) });
  }

  async close(): Promise<void> {
    for (const engine of await Promise.allSettled(this.#others.values())) {
      if (engine.status === 'fulfilled') await engine.value.close();
    }
    await this.engine.close();
    await this.laboratory.close();
  }
}
