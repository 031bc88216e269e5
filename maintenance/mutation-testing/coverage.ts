import { z } from 'zod';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Engine } from '../../harness/engine/engine.ts';
import type { Check } from '../../suites/check/check.ts';
import { InProcessTestBed } from '../../suites/check/in-process-test-bed.ts';
import { runCheck } from '../../suites/check/run-check.ts';

/** What a page runs first, so that the instrumented bundle counts which mutants it comes to, and is none of them. */
export const COVERAGE = 'globalThis.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } };';

const REACHED = 'Object.keys(globalThis.__stryker__?.mutantCoverage.static ?? {})';

/** The numbers of the mutants that each check comes to, by the check’s id. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Runs checks on the reference implementation as it is, to learn which mutants each of them can notice. Throws where one
 * of them fails: then no mutant can be judged by it.
 */
export async function reachOf(
  original: Candidate,
  checks: readonly Check[],
  how: { seed: number; values: number },
): Promise<Reach> {
  const inner = await InProcessTestBed.start('simulated', original);
  let reached = new Set<string>();
  const hear = (numbers: readonly string[]) => {
    for (const number of numbers) reached.add(number);
  };
  const testBed = {
    candidate: inner.candidate,
    vocabulary: inner.vocabulary,
    laboratory: inner.laboratory,
    doesNotLoad: inner.doesNotLoad,
    engine: listening(inner.engine, hear),
    engineWith: async (...options: Parameters<InProcessTestBed['engineWith']>) =>
      listening(await inner.engineWith(...options), hear),
  };
  try {
    const reach = new Map<string, ReadonlySet<string>>();
    for (const check of checks) {
      reached = new Set();
      const { findings } = await runCheck(check, testBed, { ...how, assumptions: inner.assumptions });
      const unfit = findings.find(
        ({ verdict }) => !['pass', 'blocked', 'untestable', 'inapplicable'].includes(verdict),
      );
      if (unfit) throw new Error(`${check.id} fails of what is not mutated: ${unfit.requirement} ${unfit.message}`);
      reach.set(check.id, reached);
    }
    return reach;
  } finally {
    await inner.close();
  }
}

/** The engine, whose tabs are asked before they leave a page which mutants it came to. */
function listening(engine: Engine, hear: (numbers: readonly string[]) => void): Engine {
  return {
    name: engine.name,
    build: engine.build,
    jar: (domain) => engine.jar(domain),
    deleteCookies: (domain, names) => engine.deleteCookies(domain, names),
    close: () => engine.close(),
    async tab() {
      const tab = await engine.tab();
      const ask = async () => hear(z.array(z.string()).parse(await tab.evaluate(REACHED)));
      return {
        async open(url) {
          await ask();
          await tab.open(url);
        },
        evaluate: (expression) => tab.evaluate(expression),
        picture: () => tab.picture(),
        async close(reusable) {
          await ask();
          await tab.close(reusable);
        },
      };
    },
  };
}
