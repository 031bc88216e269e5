import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { describeBrowser } from '../../harness/engine/install.ts';
import { requireBrowser } from '../../harness/engine/installed-browser.ts';
import { SIMULATED_BUILD } from '../../harness/simulated/engine.ts';
import { suite } from '../../reports/results/suite.ts';
import { startTestBed } from '../../suites/check/start-test-bed.ts';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { CheckProcessPool } from '../../suites/confined/check-process-pool.ts';
import { type CachedVerdicts, type CacheKey, JudgedChecks } from './judged-checks.ts';

/** The time limit for one version, in milliseconds. It is generous, since a time-out on a busy machine would be cached. */
const LIMIT = 1_200_000;

export interface VersionJudgeOptions {
  /** The folder of cached verdicts. */
  cache: string;
  seed: number;
  /** Values for a property that costs one page load; each property gets at least two. */
  values: number;
  /** How many candidates are judged at a time. */
  processes: number;
}

/**
 * Judges candidates by checks and caches the verdicts, so that no check runs twice on one candidate, in this run or a later
 * one. Failing values are not shrunk, since a history needs only the verdicts.
 */
export class VersionJudge {
  readonly #cache: JudgedChecks;
  readonly #pool: CheckProcessPool;
  readonly #options: VersionJudgeOptions;
  #testBeds: Promise<unknown> = Promise.resolve();
  /** How often a candidate was judged rather than read from the cache. */
  judged = 0;

  constructor(options: VersionJudgeOptions) {
    this.#options = options;
    this.#cache = new JudgedChecks(options.cache);
    this.#pool = new CheckProcessPool({ processes: options.processes, limit: LIMIT });
  }

  /** Whether the verdicts of these checks on a candidate are cached. */
  async isCached(candidate: Candidate, checks: readonly string[], engine: EngineName): Promise<boolean> {
    const known = await this.#cache.read(this.#key(candidate, engine));
    return checks.every((check) => known.has(check));
  }

  /** The findings of these checks on a candidate, by check. */
  async judge(
    candidate: Candidate,
    checks: readonly string[],
    engine: EngineName,
  ): Promise<Map<string, CachedVerdicts>> {
    const { seed, values } = this.#options;
    const at = this.#key(candidate, engine);
    const known = await this.#cache.read(at);
    const missing = checks.filter((check) => !known.has(check));
    if (missing.length > 0) {
      this.judged++;
      const reports = await (engine === 'simulated'
        ? this.#pool.judge({ candidate, checks: missing, seed, values, shrinks: 0 })
        : this.#inTurn(() => onTestBed(candidate, missing, engine, { seed, values })));
      const found = new Map(reports.map(judgedOf));
      // A harness error says nothing about the candidate, so it is not cached.
      await this.#cache.add(at, new Map([...found].filter(([, judged]) => !isHarnessError(judged))));
      for (const [check, judged] of found) known.set(check, judged);
    }
    return new Map(checks.map((check) => [check, known.get(check) ?? []]));
  }

  #key({ hash, name, version }: Candidate, engine: EngineName): CacheKey {
    const { seed, values } = this.#options;
    return { candidate: hash, name, version, suite: suite.hash, engine, build: installedBuild(engine), seed, values };
  }

  /** Runs browsers one after the other, since each has several processes of its own. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#testBeds.then(run);
    this.#testBeds = turn.catch(() => undefined);
    return turn;
  }
}

async function onTestBed(
  candidate: Candidate,
  checks: readonly string[],
  engine: EngineName,
  options: { seed: number; values: number },
): Promise<CheckReport[]> {
  const testBed = await startTestBed(engine, candidate);
  try {
    const reports: CheckReport[] = [];
    for (const check of chosenChecks(checks)) reports.push(await testBed.run(check, { ...options, shrinks: 0 }));
    return reports;
  } finally {
    await testBed.close();
  }
}

function judgedOf({ check, findings }: CheckReport): [check: string, judged: CachedVerdicts] {
  return [check, findings.map(({ evidence: _, ...finding }) => finding)];
}

function isHarnessError(judged: CachedVerdicts): boolean {
  return judged.some(({ verdict }) => verdict === 'harness-error');
}

/** The build of an engine that has not started, without its path. Throws UsageError if the engine is not installed. */
export function installedBuild(engine: EngineName): string {
  if (engine === 'simulated') return SIMULATED_BUILD;
  requireBrowser(engine);
  const [from = engine, place = ''] = describeBrowser(engine)?.split(', ') ?? [];
  // Playwright names the folder of each build after its revision.
  const [revision] = /\w+-\d+(?=[\\/])/.exec(place) ?? [];
  return revision === undefined ? from : `${from} ${revision}`;
}
