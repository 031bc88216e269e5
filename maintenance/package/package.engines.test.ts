import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { bundleReference } from '../../reference-impl/bundle.ts';
import { type Results, resultsSchema } from '../../reports/results/results.ts';
import { suiteHash } from '../../reports/results/suite-hash.ts';

// The package as a maintainer of a fork uses it: packed, installed from the tarball into a project with its own Playwright,
// configuration and test, and run there from the command line and from that configuration.
const root = path.resolve(import.meta.dirname, '../..');
const fork = mkdtempSync(path.join(tmpdir(), 'fork-'));
let installed: string[] = [];

const FILES = {
  'package.json': '{ "name": "fork", "private": true }',
  'fork.candidate.ts': `
    import { defineCandidate } from 'amplitude-conformance';
    export default defineCandidate({
      name: 'my-fork', version: '1.2.3', scripts: './dist/fork.js', follows: 'amplitude-js 6-8',
    });`,
  'playwright.config.ts': `
    import { defineConfig } from '@playwright/test';
    import { conformance, conformanceReporter } from 'amplitude-conformance/playwright';
    export default defineConfig({
      projects: [
        { name: 'own', testDir: './tests' },
        ...conformance({ candidate: './fork.candidate.ts', engines: ['chromium', 'simulated'] }),
      ],
      reporter: [['list'], conformanceReporter()],
    });`,
  'tests/own.spec.ts': `
    import { expect, test } from '@playwright/test';
    test('adds', () => expect(1 + 1).toBe(2));`,
  'types.ts': `
    import type { Results } from 'amplitude-conformance';
    import { conformance } from 'amplitude-conformance/playwright';
    import { readResults } from 'amplitude-conformance/results';
    export const results: Results = readResults('conformance.json');
    // @ts-expect-error There is no such engine.
    export default conformance({ candidate: './fork.candidate.ts', engines: ['chrome'] });`,
  'tsconfig.json': `{
    "compilerOptions": { "module": "nodenext", "target": "es2022", "strict": true, "noEmit": true, "skipLibCheck": true, "types": [] },
    "include": ["*.ts"]
  }`,
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(fork, name)), { recursive: true });
    writeFileSync(path.join(fork, name), text);
  }
  await bundleReference(path.join(fork, 'dist/fork.js'));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...inject('packages')], {
    cwd: fork,
    stdio: 'pipe',
  });
  installed = filesIn('node_modules');
}, 240_000);
afterAll(() => rmSync(fork, { recursive: true, force: true }));

function filesIn(folder: string): string[] {
  return readdirSync(path.join(fork, folder), { recursive: true }).map(String).sort();
}

function npx(command: string, env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  const options = { cwd: fork, shell: true, encoding: 'utf8', env: { PATH, HOME, NO_COLOR: '1', ...env } } as const;
  const { status, stdout, stderr } = spawnSync(`npx --no ${command}`, options);
  return { code: status, stdout, stderr };
}

function results(folder: string): Results {
  return resultsSchema.parse(JSON.parse(readFileSync(path.join(fork, folder, 'conformance.json'), 'utf8')));
}

/** The fork’s bundle with seven characters of the API key in the cookie’s name. */
function broken(): string {
  const bundle = readFileSync(path.join(fork, 'dist/fork.js'), 'utf8');
  const changed = bundle.replace(/KEY_CHARACTERS = 6;/, 'KEY_CHARACTERS = 7;');
  expect(changed).not.toBe(bundle);
  return changed;
}

const actionSchema = z.object({
  runs: z.object({
    steps: z.array(
      z.object({ id: z.string().optional(), run: z.string(), env: z.record(z.string(), z.string()).default({}) }),
    ),
  }),
});

const judgedIn = ({ reports }: Results) => [...new Set(reports.map(({ engine }) => engine))];

test('the command line judges a bundle by a few checks in two engines', { timeout: 180_000 }, () => {
  const command =
    'amplitude-conformance run file:./dist/fork.js --only COOKIE-NAME-2 --engine chromium simulated --workers 1';
  const { code, stdout, stderr } = npx(command);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('\nconforms as far as judged · partial run · conformance-report/fork.js/conformance.json\n');
  expect(filesIn('conformance-report/fork.js')).toEqual(
    expect.arrayContaining(['badge.svg', 'conformance.json', 'summary.txt']),
  );
  const judged = results('conformance-report/fork.js');
  expect(judgedIn(judged)).toEqual(['chromium', 'simulated']);
  expect(judged.run.command).toBe(`npx ${command}`);
  expect(judged.harnessErrors).toEqual([]);
});

test('a fork that breaks a requirement gives exit code 1, pure JSON and the command that reproduces it', {
  timeout: 180_000,
}, () => {
  writeFileSync(path.join(fork, 'dist/broken.js'), broken());
  const { code, stdout } = npx('amplitude-conformance run file:./dist/broken.js -o first-visit -e simulated --json');
  expect(code).toBe(1);
  const { reports } = resultsSchema.parse(JSON.parse(stdout));
  expect(reports.flatMap(({ findings }) => findings)).toContainEqual(
    expect.objectContaining({ requirement: 'COOKIE-NAME-2', verdict: 'fail' }),
  );
  const replay =
    /^npx amplitude-conformance run file:\.\/dist\/broken\.js --engine simulated --only first-visit --sha256 \w{12}$/;
  expect(reports.map((report) => report.replay)).toEqual([expect.stringMatching(replay)]);

  const file = 'conformance-report/broken.js/conformance.json';
  const again = npx(`amplitude-conformance replay ${file} COOKIE-NAME-2`);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('✗ fail  COOKIE-NAME-2 MUST  simulated\n');
  copyFileSync(path.join(fork, 'dist/fork.js'), path.join(fork, 'dist/broken.js'));
  const fixed = npx(`amplitude-conformance replay ${file} COOKIE-NAME-2`);
  expect(fixed.code).toBe(2);
  expect(fixed.stderr).toMatch(
    /^expected {2}.* as it was judged, sha256-.*\nseen {6}it is sha256-.* now\nnext {6}.* --anyway\n$/,
  );
});

test('the fork’s own configuration judges it beside its own test', { timeout: 180_000 }, () => {
  const { code, stdout } = npx('playwright test --workers=1 --grep "adds|COOKIE-NAME-2"');
  expect(code).toBe(0);
  expect(stdout).toContain('[own] › tests/own.spec.ts');
  expect(stdout).toContain(' · conformance-report/my-fork@1.2.3/conformance.json\n');
  const judged = results('conformance-report/my-fork@1.2.3');
  expect(judgedIn(judged)).toEqual(['chromium', 'simulated']);
  expect(judged.candidate).toMatchObject({ name: 'my-fork', version: '1.2.3', specifier: './fork.candidate.ts' });
  expect(judged.run.command).toBe("npx playwright test --workers=1 --grep 'adds|COOKIE-NAME-2'");
});

test('the GitHub action sets outputs and writes the job summary, annotations and the badge', {
  timeout: 180_000,
}, () => {
  writeFileSync(path.join(fork, 'dist/broken.js'), broken());
  const inputs: Record<string, string> = {
    'inputs.candidate': 'file:./dist/broken.js',
    'inputs.engines': 'simulated',
    'inputs.out': 'by-action',
    'inputs.badge': 'docs/badge.svg',
  };
  const [output, summary] = [path.join(fork, 'output'), path.join(fork, 'summary')];
  const outputs: Record<string, string> = {};
  const steps = actionSchema
    .parse(parse(readFileSync(path.join(root, 'action.yml'), 'utf8')))
    .runs.steps.map((step) => {
      const env = Object.entries(step.env).map(([name, value]) => [
        name,
        // Every expression in the action is one name: an input, or an output of the judging step.
        value.replace(/\$\{\{ (.+) \}\}/, (_, name) => inputs[name] ?? outputs[name] ?? `no ${name}`),
      ]);
      const { PATH = '', HOME = '' } = process.env;
      // One check is enough here.
      const script = step.run.replace('--out "$OUT"', '--out "$OUT" --only first-visit');
      const { stdout, status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: fork,
        encoding: 'utf8',
        env: { PATH, HOME, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary, ...Object.fromEntries(env) },
      });
      if (step.id === 'judge')
        for (const [, name, value] of readFileSync(output, 'utf8').matchAll(/^(\w+)=(.*)$/gm))
          outputs[`steps.judge.outputs.${name}`] = `${value}`;
      return { status, stdout };
    });
  expect(outputs).toEqual({
    'steps.judge.outputs.code': '1',
    'steps.judge.outputs.outcome': 'fails',
    'steps.judge.outputs.results': 'by-action/broken.js/conformance.json',
  });
  expect(steps.map(({ status }) => status)).toEqual([0, 0, 0, 0, 1]);
  expect(steps[2]?.stdout).toMatch(/^::error .*COOKIE-NAME-2/m);
  expect(readFileSync(summary, 'utf8')).toContain('COOKIE-NAME-2');
  expect(readFileSync(path.join(fork, 'docs/badge.svg'), 'utf8')).toContain('<svg');
});

test('the package is typed', () => {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', fork], { encoding: 'utf8' });
  expect(stdout).toBe('');
});

test('the package has no test, fixture or benchmark in it, and is the suite that it was built from', () => {
  const files = installed.filter((file) => file.startsWith('amplitude-conformance/'));
  expect(files).toContain('amplitude-conformance/dist/cli/main.js');
  const strays = /\.test\.|\.spec\.ts|\/fixtures\/|\/(?:benchmark|zoo|mutation-testing|stability)\//;
  expect(files.filter((file) => strays.test(file))).toEqual([]);
  expect(results('conformance-report/fork.js').suite.hash).toBe(suiteHash());
});

test('a run writes nothing into node_modules', () => {
  expect(filesIn('node_modules')).toEqual(installed);
});
