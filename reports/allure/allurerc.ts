import { fileURLToPath } from 'node:url';
import { defineConfig } from 'allure';
import { type QualityGateRule, qualityGateDefaultRules } from 'allure/rules';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';

const out = (name: string) => fileURLToPath(new URL(`../out/allure/${name}`, import.meta.url));

const isOf = (engine: EngineName) => ({
  matcher: ({ labels }: { labels: { name: string; value?: string }[] }) =>
    labels.some(({ name, value }) => name === 'engine' && value === engine),
});

/** A check is skipped only if the candidate does not load: then no test fails, but nothing was judged. */
const maxSkipped: QualityGateRule<number> = {
  rule: 'maxSkipped',
  message: ({ actual, expected }) =>
    `${actual} checks were skipped, at most ${expected} allowed: the candidate did not load`,
  validate: async ({ trs, expected }) => {
    const skipped = trs.filter(({ status }) => status === 'skipped');
    return { success: skipped.length <= expected, actual: skipped.length, testResults: skipped.map(({ id }) => id) };
  },
};

// Allure’s quality gate uses iterator helpers, which Node supports from version 22 on.
const iterators: { toArray?: () => unknown[] } = Object.getPrototypeOf(Object.getPrototypeOf([].values()));
iterators.toArray ??= function (this: Iterable<unknown>) {
  return [...this];
};

/**
 * Configuration of Allure 3. `npx allure generate --config reports/allure/allurerc.ts RESULTS …` generates a report;
 * `quality-gate` in place of `generate` checks the gate. Each engine is an environment, and reports include the history.
 */
export default defineConfig({
  name: 'amplitude-conformance',
  output: out('report'),
  historyPath: out('history.jsonl'),
  environments: Object.fromEntries(ENGINES.map((engine) => [engine, isOf(engine)])),
  plugins: { awesome: { options: { groupBy: ['subject'] } } },
  qualityGate: {
    // The list’s type does not know what each rule expects.
    use: [...qualityGateDefaultRules, maxSkipped] as QualityGateRule[],
    rules: [{ maxFailures: 0, maxSkipped: 0, minTestsCount: 1 }],
  },
});
