import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

// Part of `npm run benchmark`: the time of a full run in Chromium as a ratio to plain Playwright tests with the same page
// loads. Both are complete runs of Playwright’s runner with two workers, and alternate.

const ROUNDS = 3;
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'reports/out/.benchmark-site');
const planFile = path.join(folder, 'plan.json');

const candidateSchema = z.object({ scripts: z.array(z.string()) });
const resultsSchema = z.object({
  reports: z.array(z.object({ check: z.string(), pages: z.number(), duration: z.number() })),
});

function playwright(...args: string[]): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync('npx', ['playwright', 'test', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, BENCHMARK_SITE: folder, BENCHMARK_PLAN: planFile, SDK: 'reference' },
  });
  if (status !== 0) throw new Error(`playwright test ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return performance.now() - started;
}

function read<Schema extends z.ZodType>(schema: Schema, file: string): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(path.join(root, 'reports/out/reference', file), 'utf8')));
}

const suite = () => playwright('--project=chromium');
const bare = () => playwright('-c', 'maintenance/benchmark/playwright.config.ts');

suite();
const plan = read(resultsSchema, 'conformance.json').reports;
mkdirSync(folder, { recursive: true });
writeFileSync(planFile, JSON.stringify(plan));
const scripts = read(candidateSchema, 'candidate.json').scripts.map((script) => {
  copyFileSync(script, path.join(folder, path.basename(script)));
  return `<script src="/${path.basename(script)}"></script>`;
});
writeFileSync(path.join(folder, 'index.html'), `<!doctype html><title>bare</title>${scripts.join('')}`);

const rounds = Array.from({ length: ROUNDS }, () => ({ suite: suite(), bare: bare() }));
const ratios = rounds.map((round) => round.suite / round.bare).sort((a, b) => a - b);
const pages = plan.reduce((sum, report) => sum + report.pages, 0);
console.log(`${plan.length} checks, ${pages} page loads`);
for (const round of rounds) console.log(`suite ${Math.round(round.suite)} ms, bare ${Math.round(round.bare)} ms`);
console.log(`ratio, median of ${ROUNDS}: ${ratios[Math.floor(ROUNDS / 2)]?.toFixed(2)}`);
