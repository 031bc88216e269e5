import { fileURLToPath } from 'node:url';
import { defineConfig } from 'allure';
import { type QualityGateRule, qualityGateDefaultRules } from 'allure/rules';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';

const out = (name: string) => fileURLToPath(new URL(`../out/allure/${name}`, import.meta.url));

const isOf = (engine: EngineName) => ({
  matcher: ({ labels }: { labels: { name: string; value?: string }[] }) =>
    labels.some(({ name, value }) => name === 'engine' && value === engine),
});

/** A check is skipped only where its candidate does not load: no test fails then, and nothing was judged. */
const maxSkipped: QualityGateRule<number> = {
  rule: 'maxSkipped',
  message: ({ actual, expected }) =>
    `${actual} checks were skipped, where ${expected} may be: the candidate did not load`,
  validate: async ({ trs, expected }) => {
    const skipped = trs.filter(({ status }) => status === 'skipped');
    return { success: skipped.length <= expected, actual: skipped.length, testResults: skipped.map(({ id }) => id) };
  },
};

// Allure’s gate collects by iterator helpers, which Node has from version 22 on.
const iterators: { toArray?: () => unknown[] } = Object.getPrototypeOf(Object.getPrototypeOf([].values()));
iterators.toArray ??= function (this: Iterable<unknown>) {
  return [...this];
};

/**
 * How Allure 3 shows runs: `npx allure generate --config reports/allure/allurerc.ts RESULTS …`, and with `quality-gate` in
 * place of `generate`, whether they are good enough. Each engine is an environment; each report remembers those before.
 */
export default defineConfig({
  name: 'amplitude-conformance',
  output: out('report'),
  historyPath: out('history.jsonl'),
  environments: Object.fromEntries(ENGINES.map((engine) => [engine, isOf(engine)])),
  plugins: { awesome: { options: { groupBy: ['subject'] } } },
  qualityGate: {
    // Each rule knows what it expects; the list’s type does not.
    use: [...qualityGateDefaultRules, maxSkipped] as QualityGateRule[],
    rules: [{ maxFailures: 0, maxSkipped: 0, minTestsCount: 1 }],
  },
});
