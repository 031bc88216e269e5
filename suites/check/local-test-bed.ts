import type { Assumptions, CheckReport } from '../../evidence/check-report.ts';
import { CandidateCrash, CandidateTimeout } from '../../evidence/fault.ts';
import type { Engine, EngineOptions } from '../../harness/engine/engine.ts';
import { Session } from '../../harness/session/session.ts';
import type { Check } from './check.ts';
import type { CheckRunner } from './check-runner.ts';
import { runCheck } from './run-check.ts';
import type { CheckSettings } from './settings.ts';
import type { TestBed } from './test-bed.ts';

interface LocalTestBedParts extends Pick<TestBed, 'candidate' | 'vocabulary' | 'laboratory' | 'engine'> {
  /** What was established about the engine. */
  assumptions: Assumptions;
  launch(options: EngineOptions): Promise<Engine>;
}

/** A test bed in this process that runs checks on itself. It closes the engines and the laboratory it was given. */
export class LocalTestBed implements TestBed, CheckRunner {
  readonly candidate: LocalTestBedParts['candidate'];
  readonly vocabulary: LocalTestBedParts['vocabulary'];
  readonly laboratory: LocalTestBedParts['laboratory'];
  readonly engine: Engine;
  readonly assumptions: Assumptions;
  loadFailure: TestBed['loadFailure'] = null;
  readonly #launch: LocalTestBedParts['launch'];
  readonly #otherEngines = new Map<string, Promise<Engine>>();

  constructor({ candidate, vocabulary, laboratory, engine, assumptions, launch }: LocalTestBedParts) {
    this.candidate = candidate;
    this.vocabulary = vocabulary;
    this.laboratory = laboratory;
    this.engine = engine;
    this.assumptions = assumptions;
    this.#launch = launch;
  }

  /** Determines, once for all checks, whether a page with the candidate on it can be opened. */
  async load(): Promise<void> {
    const session = new Session(this.engine, this.laboratory, this.candidate);
    try {
      await session.open();
    } catch (error) {
      if (!(error instanceof CandidateCrash || error instanceof CandidateTimeout)) throw error;
      this.loadFailure = error;
    } finally {
      await session.close();
    }
  }

  engineWith(options: EngineOptions): Promise<Engine> {
    const key = JSON.stringify(options);
    const engine = this.#otherEngines.get(key) ?? this.#launch(options);
    this.#otherEngines.set(key, engine);
    return engine;
  }

  run(check: Check, settings: CheckSettings): Promise<CheckReport> {
    return runCheck(check, this, { ...settings, assumptions: this.assumptions });
  }

  async close(): Promise<void> {
    for (const engine of await Promise.allSettled(this.#otherEngines.values())) {
      if (engine.status === 'fulfilled') await engine.value.close();
    }
    await this.engine.close();
    await this.laboratory.close();
  }
}
