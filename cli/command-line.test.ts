import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { smokeReportSchema } from '../harness/smoke/report.ts';
import { bundleReference } from '../reference-impl/bundle.ts';
import { reportFixture, resultsFixture, runInputFixture } from '../reports/fixtures/small-results.ts';
import { sanitizedJson } from '../reports/text/sanitize.ts';
import { catalogue, REVISION, requirement } from '../spec/catalogue.ts';
import { commandLine } from './command-line.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'command-line-'));
let bundle = '';
let cwd = '';
beforeAll(async () => {
  bundle = path.join(scratch, 'reference.js');
  await bundleReference(bundle);
});
beforeEach(() => {
  cwd = mkdtempSync(path.join(scratch, 'project-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a command line comes to in a folder of its own: everything a person sees of it. */
async function typed(...words: string[]) {
  const said = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof said) =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += chunk;
        done();
      },
    });
  const code = await commandLine(words, { cwd, stdout: stream('stdout'), stderr: stream('stderr'), env: {} });
  return { code, ...said };
}

/** The diagnostic of a command line that cannot be used: on standard error alone, and the exit code is 2. */
async function refusal(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await typed(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return `\n${stderr.replaceAll(cwd, 'HERE')}`;
}

function put(name: string, content: string): void {
  mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
  writeFileSync(path.join(cwd, name), content);
}

const read = (name: string) => readFileSync(path.join(cwd, name), 'utf8');

test('every command explains itself', async () => {
  const commands = 'init smoke run replay report views diff matrix verify sign history bisect spec engines'.split(' ');
  for (const command of commands) {
    const { code, stdout, stderr } = await typed(command, '--help');
    expect({ code, stderr }, command).toEqual({ code: 0, stderr: '' });
    expect(stdout, command).toMatch(new RegExp(`^Usage: amplitude-conformance ${command} [^\\n]`));
    expect(stdout, command).toMatch(/\n(?:Examples:|Ends with 0)/);
  }
});

test('what it cannot use it answers with the command that was probably meant', async () => {
  expect(await refusal('rnu', 'file:./fork.js')).toMatchInlineSnapshot(`
    "
    expected  a command: init, smoke, run, replay, report, views, diff, matrix, verify, sign, history, bisect, spec, engines
    seen      rnu
    next      npx amplitude-conformance run file:./fork.js
    "
  `);
  expect(await refusal('destroy')).toMatchInlineSnapshot(`
    "
    expected  a command: init, smoke, run, replay, report, views, diff, matrix, verify, sign, history, bisect, spec, engines
    seen      destroy
    next      npx amplitude-conformance --help
    "
  `);
  expect(await refusal('run')).toMatchInlineSnapshot(`
    "
    expected  amplitude-conformance run [options] <candidate>
    seen      missing required argument 'candidate'
    next      npx amplitude-conformance run --help
    "
  `);
  expect(await refusal('run', 'reference', 'again')).toMatchInlineSnapshot(`
    "
    expected  amplitude-conformance run [options] <candidate>
    seen      too many arguments for 'run'. Expected 1 argument but got 2.
    next      npx amplitude-conformance run --help
    "
  `);
  expect(await refusal('run', 'reference', '--engin', 'chromium')).toMatchInlineSnapshot(`
    "
    expected  an option of run: --engine, --profile, --only, --out, --json, --seed, --values, --path, --sha256, --workers
    seen      --engin
    next      npx amplitude-conformance run reference --engine chromium
    "
  `);
  expect(await refusal('run', 'reference', '--fast')).toMatchInlineSnapshot(`
    "
    expected  an option of run: --engine, --profile, --only, --out, --json, --seed, --values, --path, --sha256, --workers
    seen      --fast
    next      npx amplitude-conformance run --help
    "
  `);
  expect(await refusal('run', 'reference', '--out')).toMatchInlineSnapshot(`
    "
    expected  amplitude-conformance run [options] <candidate>
    seen      option '--out <folder>' argument missing
    next      npx amplitude-conformance run --help
    "
  `);
  expect(await refusal('run', 'reference', '--engine=chromum')).toMatchInlineSnapshot(`
    "
    expected  an engine: chromium, firefox, webkit, simulated
    seen      chromum
    next      npx amplitude-conformance run reference --engine=chromium
    "
  `);
  expect(await refusal('run', 'reference', '--only', 'COOKIE-NAME-22')).toMatchInlineSnapshot(`
    "
    expected  the id of a requirement, a subject or a check
    seen      COOKIE-NAME-22
    next      npx amplitude-conformance run reference --only COOKIE-NAME-2
    "
  `);
  expect(await refusal('run', 'reference', '--only', 'first-vist')).toMatchInlineSnapshot(`
    "
    expected  the id of a requirement, a subject or a check
    seen      first-vist
    next      npx amplitude-conformance run reference --only first-visit
    "
  `);
  expect(await refusal('run', 'reference', '--only', 'everything there is')).toMatchInlineSnapshot(`
    "
    expected  the id of a requirement, a subject or a check
    seen      everything there is
    next      npx amplitude-conformance run --help
    "
  `);
  expect(await refusal('run', 'reference', '--seed', 'lucky')).toMatchInlineSnapshot(`
    "
    expected  --seed with a whole number
    seen      lucky
    next      npx amplitude-conformance run reference --seed 7
    "
  `);
  expect(await refusal('run', 'reference', '--workers', '0')).toMatchInlineSnapshot(`
    "
    expected  --workers with a whole number above 0
    seen      0
    next      npx amplitude-conformance run reference --workers 7
    "
  `);
  expect(await refusal('run', 'reference', '--profile', 'amplitude-js 6')).toMatchInlineSnapshot(`
    "
    expected  a behaviour line: amplitude-js 3-5, amplitude-js 6-8, analytics-browser 1, analytics-browser 2
    seen      amplitude-js 6
    next      npx amplitude-conformance run reference --profile 'amplitude-js 6-8'
    "
  `);
  expect(await refusal('run', 'reference', '--profile', 'amplitude-js 6-8')).toMatchInlineSnapshot(`
    "
    expected  a behaviour line with a bundle, which says nothing of itself
    seen      amplitude-js 6-8 with reference
    next      SDK=reference npx playwright test
    "
  `);
  expect(await refusal('run', 'file:./none.js')).toMatchInlineSnapshot(`
    "
    expected  a JavaScript file that a page can include as a classic script
    seen      none.js does not exist
    next      ls .
    "
  `);
  expect(await refusal('spec', 'OPTUOT')).toMatchInlineSnapshot(`
    "
    expected  the id of a requirement or a subject
    seen      OPTUOT
    next      npx amplitude-conformance spec OPTOUT
    "
  `);
});

test('a folder that results cannot be written to', async () => {
  put('taken', 'a file');
  expect(await refusal('run', 'reference', '--out', 'taken/here')).toMatchInlineSnapshot(`
    "
    expected  a folder that results can be written to, or that can be made
    seen      --out taken/here: ENOTDIR
    next      npx amplitude-conformance run reference --out conformance-report
    "
  `);
});

test('nothing asked is answered by what can be asked', async () => {
  const { code, stdout, stderr } = await typed();
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Begin with:\n');
  const help = await typed('run', '--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('Examples:\n');
});

test('what it shows is inert', async () => {
  expect(await refusal('run', 'npm:\x1b[2J')).not.toContain('\x1b');
  expect(await refusal('\x1b[2J')).toContain('\\x1b[2J');
});

test('a requirement with what it rests on and what checks it', async () => {
  const { code, stdout } = await typed('spec', 'COOKIE-NAME-2');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^COOKIE-NAME-2 MUST\n/);
  const { sentence, source, lines } = requirement('COOKIE-NAME-2');
  const flowing = stdout.replace(/\s+/g, ' ');
  for (const part of [sentence, source.section, ...source.sentences, ...lines]) expect(flowing).toContain(part);
  expect(flowing).toMatch(/erratum ERRATUM-1, .* Against it, the guide itself: /);
  expect(flowing).toMatch(/first-visit \(scenario; chromium firefox webkit simulated\): A first visit/);

  const subject = JSON.parse((await typed('spec', 'PROBE', '--json')).stdout);
  expect(subject.map((one: { requirement: { id: string } }) => one.requirement.id)).toEqual(
    expect.arrayContaining(['PROBE-1', 'PROBE-2']),
  );
});

test('the engines of this machine', async () => {
  const { code, stdout } = await typed('engines', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    { engine: 'chromium', build: expect.toSatisfy((build) => build === null || typeof build === 'string') },
    { engine: 'firefox', build: expect.anything() },
    { engine: 'webkit', build: expect.anything() },
    { engine: 'simulated', build: `in this process, Node ${process.version}` },
  ]);
});

test('a smoke says what fits, and ends with 1 where something does not', async () => {
  const fits = await typed('smoke', `file:${bundle}`, '--json');
  expect(smokeReportSchema.parse(JSON.parse(fits.stdout))).toMatchObject({ holds: true, engine: 'simulated' });
  expect(fits.code).toBe(0);
  put('empty.js', 'window.nothing = 1;');
  const does = await typed('smoke', 'file:./empty.js');
  expect(does.code).toBe(1);
  expect(
    `\n${does.stdout.replace(/in [\d.]+ s/, 'in SECONDS').replace(/simulated \(.*\)/, 'BUILD')}`,
  ).toMatchInlineSnapshot(`
    "
    empty.js · file:./empty.js · amplitude-js 6-8 · simulated, BUILD

    ✗ scripts
      expected  they load in a page and define what the adapter drives
      seen      The candidate did not load: window.amplitude.getInstance is not a function: the scripts did not define the legacy API. Its scripts threw nothing.
      next      profile.api.global: "nothing", which is what the scripts define

    does not fit, in SECONDS
    "
  `);
});

test('init finds the bundle and the line by itself, and writes over nothing', async () => {
  put(
    'package.json',
    JSON.stringify({
      name: '@acme/fork',
      scripts: { build: 'true' },
      exports: { '.': { default: './dist/fork.js', import: './dist/fork.mjs' } },
    }),
  );
  put('package-lock.json', '{}');
  expect(await refusal('init')).toMatchInlineSnapshot(`
    "
    expected  a bundle that a page can include as a classic script
    seen      none among dist/fork.js
    next      npm run build
    "
  `);
  put('dist/fork.js', readFileSync(bundle, 'utf8'));
  const { code, stdout } = await typed('init');
  expect({ code, stdout: `\n${stdout}` }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stdout": "
    bundle    dist/fork.js
    follows   amplitude-js 6-8
    wrote     fork.candidate.ts
    wrote     .github/workflows/conformance.yml
    next      npx amplitude-conformance run ./fork.candidate.ts
    ",
    }
  `);
  expect(read('.github/workflows/conformance.yml')).toContain('- run: npm ci\n      - run: npm run build\n');
  expect(await refusal('init')).toMatchInlineSnapshot(`
    "
    expected  no fork.candidate.ts yet
    seen      there is one
    next      npx amplitude-conformance init --force
    "
  `);
  const json = await typed('init', '--json', '--force');
  expect(json.code).toBe(0);
  expect(JSON.parse(read('fork.candidate.json'))).toEqual({
    name: 'fork',
    scripts: './dist/fork.js',
    follows: 'amplitude-js 6-8',
  });
});

test('init without a project, or with a bundle that fits no line', async () => {
  expect(await refusal('init')).toMatchInlineSnapshot(`
    "
    expected  a package.json with a name, in the folder of the SDK
    seen      there is none in this folder
    next      npm init --yes
    "
  `);
  put('package.json', '{ "name": "other" }');
  expect(await refusal('init')).toMatchInlineSnapshot(`
    "
    expected  a bundle that a page can include as a classic script
    seen      none in dist, build, lib, umd, and package.json names none
    next      npx amplitude-conformance init PATH-OF-THE-BUNDLE
    "
  `);
  put('other.js', 'window.other = {};');
  const { code, stdout } = await typed('init', 'other.js');
  expect({ code, stdout: `\n${stdout}` }).toMatchInlineSnapshot(`
    {
      "code": 1,
      "stdout": "
    bundle    other.js
    follows   amplitude-js 6-8, which it does not fit yet: scripts
    wrote     other.candidate.ts
    wrote     .github/workflows/conformance.yml
    next      npx amplitude-conformance smoke ./other.candidate.ts
    ",
    }
  `);
  expect(readdirSync(cwd)).toContain('other.candidate.ts');
});

test('replay refuses what it could not show again', async () => {
  const { suite, candidate } = runInputFixture();
  const failing = (...ids: string[]) =>
    sanitizedJson(
      resultsFixture({
        catalogue,
        suite: { ...suite, revision: REVISION },
        candidate: { ...candidate, specifier: 'file:./fork.js' },
        reports: ids.map((id) => ({ ...reportFixture('firefox', id, 'fail'), check: 'first-visit' })),
      }),
    );
  put('fork.js', 'window.fork = {};');
  put('none.json', failing());
  put('one.json', failing('COOKIE-NAME-2'));
  put('two.json', failing('COOKIE-NAME-2', 'OPTOUT-1'));
  expect(await refusal('replay', `${cwd}/missing.json`)).toMatchInlineSnapshot(`
    "
    expected  a results file
    seen      there is no file HERE/missing.json
    next      npx amplitude-conformance run CANDIDATE
    "
  `);
  expect(await refusal('replay', `${cwd}/none.json`)).toMatchInlineSnapshot(`
    "
    expected  results in which a requirement fails
    seen      HERE/none.json: none does
    next      SDK=npm:amplitude-js@8.21.10 npx playwright test
    "
  `);
  expect(await refusal('replay', `${cwd}/two.json`)).toMatchInlineSnapshot(`
    "
    expected  one of the requirements that fail: COOKIE-NAME-2, OPTOUT-1
    seen      none was named
    next      npx amplitude-conformance replay HERE/two.json COOKIE-NAME-2
    "
  `);
  expect(await refusal('replay', `${cwd}/two.json`, 'OPTOUT-2')).toMatchInlineSnapshot(`
    "
    expected  one of the requirements that fail: COOKIE-NAME-2, OPTOUT-1
    seen      OPTOUT-2
    next      npx amplitude-conformance replay HERE/two.json OPTOUT-1
    "
  `);
  expect(await refusal('replay', `${cwd}/two.json`, 'OPTOUT-1', '--engine', 'chromium')).toMatchInlineSnapshot(`
    "
    expected  an engine in which it fails: firefox
    seen      chromium
    next      npx amplitude-conformance replay HERE/two.json OPTOUT-1 --engine firefox
    "
  `);
  expect(await refusal('replay', `${cwd}/one.json`)).toMatchInlineSnapshot(`
    "
    expected  file:./fork.js as it was judged, sha256-0123456789abcccccccccccccccccccccccccccccccccccccccccccccccccccc
    seen      it is sha256-f312a9dabdb9d3b9d89145e5cd9a1d5e3f225ad979cbf0125714e96dabc29556 now
    next      npx amplitude-conformance replay HERE/one.json --anyway
    "
  `);
  expect(await refusal('replay', `${cwd}/one.json`, '--anyway', '--html', 'one.html')).toMatchInlineSnapshot(`
    "
    expected  a failure whose steps the results hold
    seen      first-visit in firefox: too many steps, or results of an older version
    next      npx amplitude-conformance replay HERE/one.json --anyway
    "
  `);
  expect(
    await refusal('run', 'file:./fork.js', '--sha256', '0123456789ab', '--engine', 'simulated'),
  ).toMatchInlineSnapshot(`
    "
    expected  file:./fork.js as it was when it failed, 0123456789ab
    seen      it is f312a9dabdb9 now
    next      npx amplitude-conformance run file:./fork.js --engine simulated
    "
  `);
});

test('views of results by the names they have here', async () => {
  expect(await refusal('diff', 'one.json')).toMatchInlineSnapshot(`
    "
    expected  two results files
    seen      1
    next      npx amplitude-conformance diff BEFORE.json AFTER.json [--engine NAME …] [--markdown]
    "
  `);
  expect(await refusal('verify', '--nothing')).toMatchInlineSnapshot(`
    "
    expected  arguments that the command knows
    seen      Unknown option '--nothing'
    next      npx amplitude-conformance verify RECEIPT.json [--candidate SCRIPT …] [--results RESULTS.json] [--key FILE]
    "
  `);
});

test('where nobody reads on it ends without a word', () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const script = `"$0" --import tsx "$1" spec OPTOUT | true; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, main], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '141\n', stderr: '' });
});
