import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import type { Deviation } from '../../evidence/verdict-policy.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { whyUntestable } from '../../spec/requirement.ts';
import { resultsSchema } from '../results/results.ts';

// Runs the reporters in their test runners. Each test is a project in a directory below the repository, so that it finds the
// packages, with checks that report what the test defines.
const out = fileURLToPath(new URL('../out', import.meta.url));
const bin = (name: string) => fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
let project: string;

beforeEach(() => {
  mkdirSync(out, { recursive: true });
  project = mkdtempSync(join(out, 'reporters-test-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const usageError = {
  diagnosis: { expected: 'a published version', seen: 'nope has no version 1', next: 'npm view nope versions' },
};
const diagnosis = [
  'expected  a published version',
  'seen      nope has no version 1',
  'next      npm view nope versions',
];
/** The source of an attachment with JSON. */
const attachment = (content: object) =>
  `{ contentType: 'application/json', body: ${JSON.stringify(JSON.stringify(content))} }`;

const reason = 'It cuts the key after seven characters; see options.js of the released bundle.';
const broken = { verdict: 'fail', message: 'It holds seven.\x1b[2J', expected: 'six', seen: 'seven' } as const;
const testable = catalogue.filter((requirement) => whyUntestable(requirement) === null);
const must = testable.filter(({ level }) => level === 'MUST').length;

/** A report in which everything holds, except as given. */
function report(engine: EngineName, otherwise: Record<string, Omit<Finding, 'requirement'>> = {}): CheckReport {
  return {
    check: 'everything',
    title: 'Everything at once',
    kind: 'property',
    engine,
    build: `${engine} 1.2.3`,
    assumptions: {},
    findings: testable.map(({ id }) => ({ requirement: id, ...(otherwise[id] ?? { verdict: 'pass' as const }) })),
    seed: 7,
    runs: 1,
    pages: 1,
    replay: 'npx playwright test --grep everything',
    duration: 12.3,
  };
}

/** The output of Playwright’s JSON reporter. */
const playwrightResult = z.object({
  suites: z.array(
    z.object({
      file: z.string(),
      specs: z.array(
        z.object({
          tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ workerIndex: z.number() })) })),
        }),
      ),
    }),
  ),
});

const FILES = {
  withBadge: [
    'badge.json',
    'badge.svg',
    'conformance.json',
    'earl.jsonld',
    'junit.xml',
    'receipt.json',
    'report.html',
    'summary.md',
    'summary.txt',
  ],
  withoutBadge: ['conformance.json', 'earl.jsonld', 'junit.xml', 'report.html', 'summary.md', 'summary.txt'],
};

interface Files {
  reports: unknown[];
  /** The body of the test, after it has returned the reports. */
  body?: string;
  deviations?: Deviation[];
  /** Code that runs before the candidate is found. */
  before?: string;
}

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
}

function candidate(deviations: Deviation[] = []) {
  return {
    specifier: 'file:./a fork.js',
    name: 'fork',
    version: null,
    hash: `sha256-${'0'.repeat(64)}`,
    scripts: ['/somewhere/else/fork.js'],
    adapter: 'amplitude-js',
    profile: { line: 'amplitude-js 6-8', more: 'for the harness' },
    capabilities: ['deferInitialization', 'optOut', 'identify', 'savedMaxCount', 'uploadThreshold'],
    deviations,
  };
}

function results(...path: string[]) {
  return resultsSchema.parse(JSON.parse(readFileSync(join(project, 'result', ...path, 'conformance.json'), 'utf8')));
}

function written(...path: string[]): string[] {
  const directory = join(project, 'result', ...path);
  return existsSync(directory) ? readdirSync(directory).sort() : [];
}

interface Ended {
  code: number;
  output: string;
}

/**
 * Runs a test runner in the project, without the environment variables of this test run, and interrupts it when it prints
 * INTERRUPT.
 */
function run(runner: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve) => {
    const options = { cwd: project, env: { PATH, HOME, NO_COLOR: '1', ...env } };
    const child = execFile(process.execPath, [bin(runner), ...args], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
    child.stdout?.on('data', (chunk: string) => chunk.includes('INTERRUPT') && child.kill('SIGINT'));
  });
}

describe('Playwright', { timeout: 120_000 }, () => {
  const playwright = (...args: string[]) => run('@playwright/test/cli.js', args);

  function metadata(engine: EngineName | null, run = 'candidate') {
    const command = 'npx playwright test --workers=1';
    return { conformance: { run, engine, candidate: null, cwd: null, out: '.', command } };
  }

  function checks({ reports, body = '', deviations, before = '' }: Files, others: object[] = []): void {
    const projects = [
      { name: 'candidate', testMatch: 'candidate.ts', metadata: metadata(null) },
      { name: 'firefox', testMatch: '*.check.ts', dependencies: ['candidate'], metadata: metadata('firefox') },
      ...others,
    ];
    write({
      'playwright.config.ts': `export default {
        outputDir: './test-results', workers: 1, fullyParallel: true, projects: ${JSON.stringify(projects)},
        reporter: [['../../live/playwright-reporter.ts', { progress: true }]],
      }`,
      'merge.config.ts': `export default {
        testDir: '.', reporter: [['../../live/playwright-reporter.ts', { out: './merged', progress: true }]],
      }`,
      'candidate.ts': `
        import { test } from '@playwright/test';
        test('found', async ({}, info) => {
          ${before}
          const found = ${JSON.stringify({ folder: 'result', candidate: candidate(deviations) })};
          await info.attach('conformance-candidate', { contentType: 'application/json', body: JSON.stringify(found) });
        });`,
      'any.check.ts': `
        import { test } from '@playwright/test';
        test('the check', async ({}, info) => {
          for (const report of ${JSON.stringify(reports)})
            await info.attach('conformance-check', { contentType: 'application/json', body: JSON.stringify(report) });
          ${body}
        });`,
    });
  }

  test('0 and a green badge if everything holds', async () => {
    checks({ reports: [report('firefox')] });
    const { code, output } = await playwright('test', '--workers=1');
    const conforms = `\nconforms · ${must} MUST · firefox · result/conformance.json\n`;
    expect(output).toMatch(new RegExp(`^firefox 1 of 1\n[^]+${conforms}2 passed, 0 failed\n$`));
    expect(code).toBe(0);
    expect(written()).toEqual(FILES.withBadge);
    expect(JSON.parse(readFileSync(join(project, 'result/badge.json'), 'utf8'))).toMatchObject({
      color: 'brightgreen',
    });
    expect(output).toContain(readFileSync(join(project, 'result/summary.txt'), 'utf8'));
    expect(results().candidate).toMatchObject({ name: 'fork', scripts: ['fork.js'], line: 'amplitude-js 6-8' });
    expect(results().run).toMatchObject({
      runner: 'playwright',
      seeds: [7],
      command: 'npx playwright test --workers=1',
    });
  });

  test('1 if the candidate fails, which is printed at once and in the summary', async () => {
    checks({ reports: [report('firefox', { 'COOKIE-NAME-2': broken })], body: 'throw new Error("It failed.");' });
    const { code, output } = await playwright('test');
    expect(output).toContain('✗ firefox everything 12ms · COOKIE-NAME-2: It holds seven.\\x1b[2J\n');
    expect(output).toContain('✗ fail  COOKIE-NAME-2 MUST  firefox\n');
    expect(output).toContain(`\nfails · 1 of ${must} MUST · result/conformance.json\n1 passed, 1 failed\n`);
    expect(code).toBe(1);
    expect(results().harnessErrors).toEqual([]);
  });

  describe('a check that fails by failTest()', () => {
    const failing = (otherwise: Record<string, Omit<Finding, 'requirement'>>) =>
      write({
        'any.check.ts': `
          import { test } from '@playwright/test';
          import { failTest } from '../../../suites/check/failing-test.ts';
          const report = ${JSON.stringify(report('firefox', otherwise))};
          for (const name of ['one', 'two']) test(name, async ({}, info) => {
            await info.attach('conformance-check', { contentType: 'application/json', body: JSON.stringify(report) });
            failTest(info, report, report.findings.filter(({ verdict }) => verdict !== 'pass'));
          });`,
      });

    /** Runs both tests with several reporters. Returns the statuses by Playwright’s JSON reporter, and the number of workers. */
    async function runWith(...reporters: string[]) {
      const json = join(project, 'result.json');
      const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: json };
      const { code, output } = await run('@playwright/test/cli.js', ['test', `--reporter=${reporters.join()}`], env);
      const { suites } = playwrightResult.parse(JSON.parse(readFileSync(json, 'utf8')));
      const checks = suites.filter(({ file }) => file === 'any.check.ts');
      const tests = checks.flatMap(({ specs }) => specs.flatMap((spec) => spec.tests));
      const statuses = tests.map(({ status }) => status);
      const workers = new Set(tests.flatMap((one) => one.results.map(({ workerIndex }) => workerIndex)));
      return { code, output, statuses, workers: workers.size };
    }
    const reporter = '../../live/playwright-reporter.ts';

    test('keeps its worker, and is a failure for every reporter', async () => {
      checks({ reports: [] });
      failing({ 'COOKIE-NAME-2': broken });
      const { output, ...rest } = await runWith(reporter, 'list', 'json', 'allure-playwright');
      expect(rest).toEqual({ code: 1, statuses: ['unexpected', 'unexpected'], workers: 1 });
      expect(output.match(/✘ +\d \[firefox\]/g)).toHaveLength(2);
      expect(output.match(/^ {2}2 failed$/gm)).toHaveLength(1);
      const allure = readdirSync(join(project, 'allure-results')).filter((name) => name.endsWith('-result.json'));
      const verdicts = allure.map((name) => JSON.parse(readFileSync(join(project, 'allure-results', name), 'utf8')));
      const statuses = verdicts.filter(({ name }) => name !== 'found').map(({ status }) => status);
      expect(statuses).toEqual(['failed', 'failed']);
    });

    test('costs its worker if another reporter comes first', async () => {
      checks({ reports: [] });
      failing({ 'COOKIE-NAME-2': broken });
      const { code, statuses, workers } = await runWith('json', reporter);
      expect({ code, statuses, workers }).toEqual({ code: 1, statuses: ['unexpected', 'unexpected'], workers: 2 });
    });

    test('costs its worker if the harness is at fault', async () => {
      checks({ reports: [] });
      failing({ 'COOKIE-NAME-2': { verdict: 'harness-error', message: 'The browser closed.' } });
      const { code, workers } = await runWith(reporter, 'json');
      expect({ code, workers }).toEqual({ code: 2, workers: 2 });
    });

    test('ends a run that stops at the first failure', async () => {
      checks({ reports: [] });
      failing({ 'COOKIE-NAME-2': broken });
      const { code, output } = await playwright('test', '-x');
      expect(output).toMatch(/\n1 passed, 1 failed, 1 did not run\n$/);
      expect(code).toBe(1);
    });
  });

  test('1 if the run stops at the first failure', async () => {
    checks({ reports: [report('firefox', { 'COOKIE-NAME-2': broken })], body: 'throw new Error("It failed.");' });
    expect((await playwright('test', '-x')).code).toBe(1);
  });

  test('0 if only a declared deviation fails, although its test fails', async () => {
    checks({
      reports: [report('firefox', { 'COOKIE-NAME-2': broken })],
      body: 'throw new Error("It failed.");',
      deviations: [{ requirement: 'COOKIE-NAME-2', engines: ['firefox'], reason }],
    });
    const { code, output } = await playwright('test');
    expect(output).not.toContain('firefox everything');
    expect(output).toContain(`\ndeviates · 1 of ${must} MUST · `);
    expect(code).toBe(0);
  });

  test('1 if a declared deviation no longer happens', async () => {
    checks({
      reports: [report('firefox')],
      deviations: [{ requirement: 'COOKIE-NAME-2', engines: ['firefox'], reason }],
    });
    expect((await playwright('test')).code).toBe(1);
  });

  test('2 if a test fails and its report does not explain why', async () => {
    checks({ reports: [report('firefox')], body: 'throw new Error("The proxy is gone.");' });
    const { code, output } = await playwright('test');
    expect(output).toContain('‼ firefox › any.check.ts › the check · Error: The proxy is gone.\n');
    expect(output).toContain('\nharness error · result/conformance.json\n');
    expect(code).toBe(2);
    expect(results().harnessErrors).toMatchObject([
      { where: 'firefox › any.check.ts › the check', engine: 'firefox', message: 'Error: The proxy is gone.' },
    ]);
  });

  test('2 if a report is invalid', async () => {
    checks({ reports: [{ check: 'half' }] });
    const { code, output } = await playwright('test');
    expect(output).toContain('The check returned an invalid report.');
    expect(code).toBe(2);
  });

  test('2 with the diagnosis if the candidate’s project has a usage error', async () => {
    checks({
      reports: [],
      before: `await info.attach('conformance-fault', ${attachment(usageError)}); throw new Error('Not found.');`,
    });
    const { code, output } = await playwright('test');
    expect(output).toBe(`${diagnosis.join('\n')}\n`);
    expect(code).toBe(2);
    expect(written()).toEqual([]);
  });

  test('2 with the diagnosis if global setup has a usage error', async () => {
    checks({ reports: [report('firefox')] });
    write({
      'setup.ts': `export default ({ metadata }) => {
        metadata.conformanceFault = ${JSON.stringify(usageError)};
        throw new Error('No browser.');
      };`,
      'setup.config.ts': `import config from './playwright.config.ts';
        export default { ...config, globalSetup: './setup.ts' };`,
    });
    const { code, output } = await playwright('test', '--config=setup.config.ts');
    expect(output).toBe(`${diagnosis.join('\n')}\n`);
    expect(code).toBe(2);
  });

  test('2 if no candidate was found', async () => {
    checks({ reports: [report('firefox')] });
    const { code, output } = await playwright('test', '--no-deps', '--project=firefox');
    expect(output).toContain('No candidate to report on');
    expect(code).toBe(2);
  });

  test('2, and reported once, if no check can run in an engine', async () => {
    const body = `await info.attach('conformance-fault', ${attachment(usageError)}); info.skip(true);`;
    checks({ reports: [], body });
    const { code, output } = await playwright('test', '--repeat-each=3');
    expect(output.match(/‼ run · expected {2}a published version/g)).toHaveLength(1);
    const [message = '', ...details] = diagnosis;
    expect(results().harnessErrors).toEqual([{ where: 'run', engine: 'firefox', message, details }]);
    expect(code).toBe(2);
  });

  test('a test that judges no candidate counts as usual', async () => {
    const others = [{ name: 'own', testMatch: 'own.ts' }];
    checks({ reports: [report('firefox')] }, others);
    write({ 'own.ts': `import { test } from '@playwright/test'; test('own', () => { throw new Error('A slip.'); });` });
    const { code, output } = await playwright('test');
    expect(output).toContain(`\nconforms · ${must} MUST · firefox · result/conformance.json\n`);
    expect(results().harnessErrors).toEqual([]);
    expect(code).toBe(1);
    rmSync(join(project, 'result'), { recursive: true });
    expect(await playwright('test', '--project=own')).toEqual({ code: 1, output: '' });
    expect(written()).toEqual([]);
  });

  test('two candidates are two results', async () => {
    const others = [
      { name: 'other', testMatch: 'other.ts', metadata: metadata(null, 'other') },
      { name: 'webkit', testMatch: 'webkit.ts', dependencies: ['other'], metadata: metadata('webkit', 'other') },
    ];
    checks({ reports: [report('firefox')] }, others);
    const attach = (name: string, content: unknown) => `
      import { test } from '@playwright/test';
      test('other', ({}, info) => info.attach('${name}', {
        contentType: 'application/json', body: ${JSON.stringify(JSON.stringify(content))},
      }));`;
    write({
      'other.ts': attach('conformance-candidate', { folder: 'other', candidate: { ...candidate(), name: 'other' } }),
      'webkit.ts': attach('conformance-check', report('webkit', { 'COOKIE-NAME-2': broken })),
    });
    const { code, output } = await playwright('test');
    expect(output).toContain(`\nconforms · ${must} MUST · firefox · result/conformance.json\n`);
    expect(output).toContain(`\nfails · 1 of ${must} MUST · other/conformance.json\n`);
    expect(code).toBe(1);
  });

  test('2 if no test matches', async () => {
    checks({ reports: [report('firefox')] });
    expect((await playwright('test', '--grep=NOSUCH-1')).code).toBe(2);
  });

  test('2 if the run was interrupted', async () => {
    checks({
      reports: [report('firefox')],
      body: `console.log('INTERRUPT'); await new Promise(() => {});`,
    });
    const { code, output } = await playwright('test', '--timeout=0');
    expect(output).toContain('    The run was interrupted.\n');
    expect(output).toMatch(/\n1 passed, 0 failed, 1 interrupted\n/);
    expect(code).toBe(2);
  });

  test('--list lists the tests, and judges nothing', async () => {
    checks({ reports: [report('firefox')] });
    const { code, output } = await playwright('test', '--list');
    expect(output).toBe('candidate › candidate.ts › found\nfirefox › any.check.ts › the check\n');
    expect(code).toBe(0);
    expect(written()).toEqual([]);
  });

  test('merged from blobs, the result is the same', async () => {
    checks({ reports: [report('firefox', { 'COOKIE-NAME-2': broken })], body: 'throw new Error("It failed.");' });
    const env = { PLAYWRIGHT_BLOB_OUTPUT_DIR: join(project, 'blobs') };
    await run('@playwright/test/cli.js', ['test', '--reporter=blob'], env);
    const merge = ['merge-reports', '--config=merge.config.ts', 'blobs'];
    const { code, output } = await run('@playwright/test/cli.js', merge);
    expect(output).toContain(`\nfails · 1 of ${must} MUST · merged/result/conformance.json\n`);
    expect(code).toBe(1);
    expect(readdirSync(join(project, 'merged/result')).sort()).toEqual(FILES.withBadge);
  });
});

describe('vitest', { timeout: 120_000 }, () => {
  const vitest = (env = {}) => run('vitest/vitest.mjs', ['run', '--config=vitest.config.ts'], env);

  function checks({ reports, body = '', deviations }: Files, ordinary = ''): void {
    const provided = {
      candidate: candidate(deviations),
      out: join(project, 'result'),
      command: "SDK='file:./a fork.js' npx vitest run --config=vitest.config.ts",
    };
    write({
      'setup.ts': `export const setup = (project) => project.provide('conformance', ${JSON.stringify(provided)});`,
      'vitest.config.ts': `export default { test: {
        root: import.meta.dirname, include: ['*.check.ts'], globalSetup: ['./setup.ts'],
        reporters: ['default', '../../live/vitest-reporter.ts'],
      } }`,
      'any.check.ts': `
        import { test } from 'vitest';
        test('the check', ({ task }) => {
          Object.assign(task.meta, { conformance: ${JSON.stringify(reports)} });
          ${body}
        });
        test('an ordinary test', () => { ${ordinary} });`,
    });
  }

  test('0 if everything holds, with the files beside those of the real engines', async () => {
    checks({ reports: [report('simulated')] });
    const { code, output } = await vitest();
    expect(output).toMatch(/\nconforms · \d+ MUST · simulated · result\/simulated\/conformance.json\n/);
    expect(code).toBe(0);
    expect(written()).toEqual(['simulated']);
    expect(written('simulated')).toEqual(FILES.withoutBadge);
    expect(results('simulated').run).toMatchObject({
      runner: 'vitest',
      command: "SDK='file:./a fork.js' npx vitest run --config=vitest.config.ts",
    });
  });

  test('1 if the candidate fails', async () => {
    checks({ reports: [report('simulated', { 'COOKIE-NAME-2': broken })], body: 'throw new Error("It failed.");' });
    const { code, output } = await vitest();
    expect(output).toContain('✗ fail  COOKIE-NAME-2 MUST  simulated\n');
    expect(code).toBe(1);
  });

  test('0 if only a declared deviation fails, although its test fails', async () => {
    checks({
      reports: [report('simulated', { 'COOKIE-NAME-2': broken })],
      body: 'throw new Error("It failed.");',
      deviations: [{ requirement: 'COOKIE-NAME-2', engines: ['simulated'], reason }],
    });
    expect((await vitest()).code).toBe(0);
  });

  test('2 if the requested requirement set is not published, and the results are kept', async () => {
    checks({ reports: [report('simulated')] });
    const { code, output } = await vitest({ CONFORMANCE_REVISION: '1999-12-31' });
    expect(output).toContain('No revision 1999-12-31 of the requirement set is published');
    expect(code).toBe(2);
    expect(results('simulated').suite.pinned).toBe(null);
    expect(results('simulated').reports).toHaveLength(1);
  });

  test('1 if an ordinary test fails, which is no verdict', async () => {
    checks({ reports: [report('simulated')] }, 'throw new Error("A slip.");');
    const { code, output } = await vitest();
    expect(output).toContain('\nconforms · ');
    expect(code).toBe(1);
  });

  test('2 if a check fails before it reports', async () => {
    checks({ reports: [], body: 'throw new Error("No realm.");' });
    const { code, output } = await vitest();
    expect(output).toContain('Error: No realm.');
    expect(output).toContain('\nharness error · result/simulated/conformance.json\n');
    expect(code).toBe(2);
  });

  test('2 if a check cannot start, although it was declared to report', async () => {
    checks({ reports: [] });
    write({
      'any.check.ts': `
        import { beforeAll, test } from 'vitest';
        beforeAll(() => { throw new Error('No realm at all.'); });
        test('the check', { meta: { conformance: [] } }, () => {});`,
    });
    const { code, output } = await vitest();
    expect(output).toContain('Error: No realm at all.\n');
    expect(output).toContain('\nharness error · result/simulated/conformance.json\n');
    expect(code).toBe(2);
  });

  test('2 with the diagnosis if a check has a usage error', async () => {
    checks({
      reports: [],
      body: `throw Object.assign(new Error('Not found.'), ${JSON.stringify(usageError)});`,
    });
    expect((await vitest()).code).toBe(2);
    expect(results('simulated').harnessErrors).toEqual([
      { where: 'the check', engine: 'simulated', message: diagnosis[0], details: diagnosis.slice(1) },
    ]);
  });

  test('nothing is printed if no test judges a candidate', async () => {
    write({
      'vitest.config.ts': `export default { test: {
        root: import.meta.dirname, include: ['*.check.ts'], reporters: ['../../live/vitest-reporter.ts'],
      } }`,
      'any.check.ts': `import { test } from 'vitest'; test('an ordinary test', () => {});`,
    });
    expect(await vitest()).toEqual({ code: 0, output: '' });
    expect(written()).toEqual([]);
  });
});
