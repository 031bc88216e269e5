import { z } from 'zod';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Engine } from '../../harness/engine/engine.ts';
import type { Check } from '../../suites/check/check.ts';
import { runCheck } from '../../suites/check/run-check.ts';
import { startTestBed } from '../../suites/check/start-test-bed.ts';
import type { TestBed } from '../../suites/check/test-bed.ts';

/** A script that runs before the instrumented bundle, so that it counts the mutants it reaches and activates none. */
export const COUNT_REACHED_MUTANTS = 'globalThis.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } };';

const REACHED = 'Object.keys(globalThis.__stryker__?.mutantCoverage.static ?? {})';

/** The numbers of the mutants that each check reaches, by the check’s id. */
export type ReachedMutants = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Runs checks on the unmutated reference implementation to learn which mutants each check reaches. Throws if a check
 * fails, since it then cannot judge a mutant.
 */
export async function reachedMutants(
  original: Candidate,
  checks: readonly Check[],
  how: { seed: number; values: number },
): Promise<ReachedMutants> {
  const inner = await startTestBed('simulated', original);
  let reached = new Set<string>();
  const addReached = (numbers: readonly string[]) => {
    for (const number of numbers) reached.add(number);
  };
  const testBed: TestBed = {
    candidate: inner.candidate,
    vocabulary: inner.vocabulary,
    laboratory: inner.laboratory,
    loadFailure: inner.loadFailure,
    engine: reporting(inner.engine, addReached),
    engineWith: async (options) => reporting(await inner.engineWith(options), addReached),
  };
  try {
    const reach = new Map<string, ReadonlySet<string>>();
    for (const check of checks) {
      reached = new Set();
      const { findings } = await runCheck(check, testBed, { ...how, assumptions: inner.assumptions });
      const unfit = findings.find(
        ({ verdict }) => !['pass', 'blocked', 'untestable', 'inapplicable'].includes(verdict),
      );
      if (unfit)
        throw new Error(`${check.id} fails on the unmutated implementation: ${unfit.requirement} ${unfit.message}`);
      reach.set(check.id, reached);
    }
    return reach;
  } finally {
    await inner.close();
  }
}

/** The engine with tabs that report which mutants a page reached before they leave the page. */
function reporting(engine: Engine, addReached: (numbers: readonly string[]) => void): Engine {
  return {
    name: engine.name,
    build: engine.build,
    jar: (domain) => engine.jar(domain),
    deleteCookies: (domain, names) => engine.deleteCookies(domain, names),
    close: () => engine.close(),
    async tab() {
      const tab = await engine.tab();
      const collect = async () => addReached(z.array(z.string()).parse(await tab.evaluate(REACHED)));
      return {
        async open(url) {
          await collect();
          await tab.open(url);
        },
        evaluate: (expression) => tab.evaluate(expression),
        screenshot: () => tab.screenshot(),
        async close(reusable) {
          await collect();
          await tab.close(reusable);
        },
      };
    },
  };
}
