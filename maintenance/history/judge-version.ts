import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { describeBrowser } from '../../harness/engine/install.ts';
import { requireBrowser } from '../../harness/engine/installed-browser.ts';
import { SIMULATED_BUILD } from '../../harness/simulated/engine.ts';
import { suite } from '../../reports/results/suite.ts';
import { InProcessTestBed } from '../../suites/check/in-process-test-bed.ts';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { CheckProcessPool } from '../../suites/confined/check-process-pool.ts';
import { type CachedVerdicts, type Circumstances, JudgedChecks } from './judged-checks.ts';

/** How long one version may take, in milliseconds. A long run meets a busy machine, and what it then says is remembered. */
const LIMIT = 1_200_000;

export interface VersionJudgeOptions {
  /** Where what was judged is kept. */
  cache: string;
  seed: number;
  /** Values for a property that costs one page load; each property gets two at least. */
  values: number;
  /** How many candidates at a time. */
  processes: number;
}

/**
 * Judges candidates by checks, and none twice by the same: not in this run, nor where an earlier one did. A failing value is
 * not made smaller: of a history the verdicts are asked, and a run shows the rest.
 */
export class VersionJudge {
  readonly #cache: JudgedChecks;
  readonly #pool: CheckProcessPool;
  readonly #options: VersionJudgeOptions;
  #testBeds: Promise<unknown> = Promise.resolve();
  /** Candidates of which a check was run, and not only remembered; each time that it was. */
  judged = 0;

  constructor(options: VersionJudgeOptions) {
    this.#options = options;
    this.#cache = new JudgedChecks(options.cache);
    this.#pool = new CheckProcessPool({ processes: options.processes, limit: LIMIT });
  }

  /** Whether an earlier run judged a candidate by these checks, so that it costs nothing to ask again. */
  async remembers(candidate: Candidate, checks: readonly string[], engine: EngineName): Promise<boolean> {
    const known = await this.#cache.read(this.#circumstances(candidate, engine));
    return checks.every((check) => known.has(check));
  }

  /** What these checks find of a candidate, by check. */
  async judge(
    candidate: Candidate,
    checks: readonly string[],
    engine: EngineName,
  ): Promise<Map<string, CachedVerdicts>> {
    const { seed, values } = this.#options;
    const at = this.#circumstances(candidate, engine);
    const known = await this.#cache.read(at);
    const missing = checks.filter((check) => !known.has(check));
    if (missing.length > 0) {
      this.judged++;
      const reports = await (engine === 'simulated'
        ? this.#pool.judge({ candidate, checks: missing, seed, values, shrinks: 0 })
        : this.#inTurn(() => onTestBed(candidate, missing, engine, { seed, values })));
      const found = new Map(reports.map(judgedOf));
      // A fault of ours is nothing to remember of a candidate.
      await this.#cache.add(at, new Map([...found].filter(([, judged]) => !isOurs(judged))));
      for (const [check, judged] of found) known.set(check, judged);
    }
    return new Map(checks.map((check) => [check, known.get(check) ?? []]));
  }

  #circumstances({ hash, name, version }: Candidate, engine: EngineName): Circumstances {
    const { seed, values } = this.#options;
    return { candidate: hash, name, version, suite: suite.hash, engine, build: buildOf(engine), seed, values };
  }

  /** Browsers run one after the other: each has processes enough of its own. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#testBeds.then(act);
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
  const testBed = await InProcessTestBed.start(engine, candidate);
  try {
    const reports: CheckReport[] = [];
    for (const check of chosenChecks(checks)) reports.push(await testBed.run(check, { ...options, shrinks: 0 }));
    return reports;
  } finally {
    await testBed.close();
  }
}

function judgedOf({ check, findings }: CheckReport): [check: string, judged: CachedVerdicts] {
  return [check, findings.map(({ evidence: _, ...said }) => said)];
}

function isOurs(judged: CachedVerdicts): boolean {
  return judged.some(({ verdict }) => verdict === 'harness-error');
}

/** The build of an engine, before it is started, without the path it stands at. Throws UsageError where there is none. */
export function buildOf(engine: EngineName): string {
  if (engine === 'simulated') return SIMULATED_BUILD;
  requireBrowser(engine);
  const [from = engine, place = ''] = describeBrowser(engine)?.split(', ') ?? [];
  // Playwright keeps each of its builds in a folder named for its revision.
  const [revision] = /\w+-\d+(?=[\\/])/.exec(place) ?? [];
  return revision === undefined ? from : `${from} ${revision}`;
}
