import type { Candidate } from '../harness/candidate/candidate.ts';
import { vocabularyOf } from '../harness/candidate/vocabulary.ts';
import { CandidateCrash, CandidateTimeout } from '../harness/diagnostic.ts';
import { establishAssumptions } from '../harness/engine/assumptions.ts';
import type { Engine, EngineOptions } from '../harness/engine/engine.ts';
import { launchEngine } from '../harness/engine/launch.ts';
import { Session } from '../harness/session.ts';
import { Laboratory } from '../harness/site/laboratory.ts';
import type { Assumptions, CheckReport } from '../spec/check-report.ts';
import type { Vocabulary } from '../spec/oracle/identity-codec.ts';
import type { EngineName } from '../spec/verdict.ts';
import type { Check } from './check.ts';
import { runCheck } from './run-check.ts';
import type { Bench } from './trial.ts';

/** What a runner keeps for all its checks: a laboratory, an engine that was looked over, and a candidate. */
export class Workbench implements Bench {
  readonly candidate: Candidate;
  readonly vocabulary: Vocabulary;
  readonly laboratory: Laboratory;
  readonly engine: Engine;
  readonly assumptions: Assumptions;
  doesNotLoad: CandidateCrash | CandidateTimeout | null = null;
  readonly #others = new Map<string, Promise<Engine>>();

  private constructor(
    candidate: Candidate,
    vocabulary: Vocabulary,
    laboratory: Laboratory,
    engine: Engine,
    assumptions: Assumptions,
  ) {
    this.candidate = candidate;
    this.vocabulary = vocabulary;
    this.laboratory = laboratory;
    this.engine = engine;
    this.assumptions = assumptions;
  }

  static async start(name: EngineName, candidate: Candidate): Promise<Workbench> {
    const laboratory = await Laboratory.start(candidate);
    const engine = await launchEngine(name, laboratory);
    const vocabulary = await vocabularyOf(candidate);
    const assumptions = await establishAssumptions(engine, laboratory);
    const workbench = new Workbench(candidate, vocabulary, laboratory, engine, assumptions);
    await workbench.#load();
    return workbench;
  }

  /** Finds out once, rather than in every check, whether a page can be opened with the candidate on it. */
  async #load(): Promise<void> {
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
    const known = this.#others.get(key) ?? launchEngine(this.engine.name, this.laboratory, options);
    this.#others.set(key, known);
    return known;
  }

  /** Runs a check, with `values` for a property that costs one page load. */
  run(
    check: Check,
    { seed, values, path }: { seed: number; values: number; path?: string | undefined },
  ): Promise<CheckReport> {
    return runCheck(check, this, { seed, values, assumptions: this.assumptions, ...(path !== undefined && { path }) });
  }

  async close(): Promise<void> {
    for (const engine of await Promise.allSettled(this.#others.values())) {
      if (engine.status === 'fulfilled') await engine.value.close();
    }
    await this.engine.close();
    await this.laboratory.close();
  }
}
