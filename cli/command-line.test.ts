import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FORK_WITHOUT_INSTANCES } from '../harness/fixtures/smallest-sdk.ts';
import { smokeReportSchema } from '../harness/smoke/report.ts';
import { bundleReference } from '../reference-impl/bundle.ts';
import { reportFixture, resultsFixture, runInputFixture } from '../reports/fixtures/small-results.ts';
import { sanitizedJson } from '../reports/text/sanitize.ts';
import { catalogue, REVISION, requirement } from '../spec/catalogue.ts';
import { commandLine } from './command-line.ts';
import { CONFORMANCE } from './conformance-program.ts';
import { MAINTENANCE } from './maintenance-program.ts';
import type { Program } from './program.ts';

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

/** Runs a command line of a program in a folder of its own. Returns everything that a user sees of it. */
async function typedIn(program: Program, ...words: string[]) {
  const output = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof output) =>
    new Writable({
      write(chunk, _encoding, done) {
        output[name] += chunk;
        done();
      },
    });
  const shell = { cwd, stdout: stream('stdout'), stderr: stream('stderr'), env: {} };
  const code = await commandLine(program, words, shell);
  return { code, ...output };
}

const typed = (...words: string[]) => typedIn(CONFORMANCE, ...words);

/** The diagnosis of a usage error: on standard error only, and with exit code 2. */
const refusal = (...words: string[]) => refusalIn(CONFORMANCE, ...words);

async function refusalIn(program: Program, ...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await typedIn(program, ...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  return `\n${stderr.replaceAll(cwd, 'HERE')}`;
}

function put(name: string, content: string): void {
  mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
  writeFileSync(path.join(cwd, name), content);
}

const read = (name: string) => readFileSync(path.join(cwd, name), 'utf8');

test.each(
  [CONFORMANCE, MAINTENANCE].flatMap((program) =>
    Object.keys(program.commands).map((name) => [name, program] as const),
  ),
)('%s has a help with a usage line and the meaning of its exit codes', async (name, program) => {
  const { code, stdout, stderr } = await typedIn(program, name, '--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: npm run ${name} -- [^\\n]`));
  expect(stdout).toMatch(/\nExit code: 0/);
});

test('every command is an npm script of the same name', () => {
  const { scripts } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'));
  const started = (program: Program, file: string) =>
    Object.keys(program.commands).map((name) => [name, `tsx cli/${file} ${name}`]);
  expect(scripts).toMatchObject(
    Object.fromEntries([...started(CONFORMANCE, 'main.ts'), ...started(MAINTENANCE, 'maintain.ts')]),
  );
});

test('a usage error names the command that was probably meant', async () => {
  expect(await refusal('rnu', 'file:./fork.js')).toMatchInlineSnapshot(`
    "
    expected  a command: init, smoke, run, replay, report, views, diff, matrix, verify, sign, history, bisect, spec, engines
    seen      rnu
    next      npm run run -- file:./fork.js
    "
  `);
  expect(await refusal('destroy')).toMatchInlineSnapshot(`
    "
    expected  a command: init, smoke, run, replay, report, views, diff, matrix, verify, sign, history, bisect, spec, engines
    seen      destroy
    next      npx tsx cli/main.ts --help
    "
  `);
  expect(await refusal('run')).toMatchInlineSnapshot(`
    "
    expected  npm run run -- [options] <candidate>
    seen      missing required argument 'candidate'
    next      npm run run -- --help
    "
  `);
  expect(await refusal('run', 'reference', 'again')).toMatchInlineSnapshot(`
    "
    expected  npm run run -- [options] <candidate>
    seen      too many arguments for 'run'. Expected 1 argument but got 2.
    next      npm run run -- --help
    "
  `);
  expect(await refusal('run', 'reference', '--engin', 'chromium')).toMatchInlineSnapshot(`
    "
    expected  an option of run: --engine, --profile, --only, --out, --json, --seed, --values, --path, --sha256, --workers, --help
    seen      --engin
    next      npm run run -- reference --engine chromium
    "
  `);
  expect(await refusal('run', 'reference', '--fast')).toMatchInlineSnapshot(`
    "
    expected  an option of run: --engine, --profile, --only, --out, --json, --seed, --values, --path, --sha256, --workers, --help
    seen      --fast
    next      npm run run -- --help
    "
  `);
  expect(await refusal('run', 'reference', '--out')).toMatchInlineSnapshot(`
    "
    expected  npm run run -- [options] <candidate>
    seen      option '--out <folder>' argument missing
    next      npm run run -- --help
    "
  `);
  expect(await refusal('run', 'reference', '--engine=chromum')).toMatchInlineSnapshot(`
    "
    expected  an engine: chromium, firefox, webkit, simulated
    seen      chromum
    next      npm run run -- reference --engine=chromium
    "
  `);
  expect(await refusal('run', 'reference', '--only', 'COOKIE-NAME-22')).toMatchInlineSnapshot(`
    "
    expected  the id of a requirement, a subject or a check
    seen      COOKIE-NAME-22
    next      npm run run -- reference --only COOKIE-NAME-2
    "
  `);
  expect(await refusal('run', 'reference', '--only', 'first-vist')).toMatchInlineSnapshot(`
    "
    expected  the id of a requirement, a subject or a check
    seen      first-vist
    next      npm run run -- reference --only first-visit
    "
  `);
  expect(await refusal('run', 'reference', '--only', 'everything there is')).toMatchInlineSnapshot(`
    "
    expected  the id of a requirement, a subject or a check
    seen      everything there is
    next      npm run run -- --help
    "
  `);
  expect(await refusal('run', 'reference', '--seed', 'lucky')).toMatchInlineSnapshot(`
    "
    expected  --seed with a whole number
    seen      lucky
    next      npm run run -- reference --seed 7
    "
  `);
  expect(await refusal('run', 'reference', '--workers', '0')).toMatchInlineSnapshot(`
    "
    expected  --workers with a whole number above 0
    seen      0
    next      npm run run -- reference --workers 7
    "
  `);
  expect(await refusal('run', 'reference', '--profile', 'amplitude-js 6')).toMatchInlineSnapshot(`
    "
    expected  a release line: amplitude-js 3-5, amplitude-js 6-8, analytics-browser 1, analytics-browser 2
    seen      amplitude-js 6
    next      npm run run -- reference --profile 'amplitude-js 6-8'
    "
  `);
  expect(await refusal('run', 'reference', '--profile', 'amplitude-js 6-8')).toMatchInlineSnapshot(`
    "
    expected  a release line only with a bundle, because other candidates declare theirs
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
    next      npm run spec -- OPTOUT
    "
  `);
});

test('a folder that cannot be written to is a usage error', async () => {
  put('taken', 'a file');
  expect(await refusal('run', 'reference', '--out', 'taken/here')).toMatchInlineSnapshot(`
    "
    expected  a folder that is writable or can be created
    seen      --out taken/here: ENOTDIR
    next      npm run run -- reference --out conformance-report
    "
  `);
});

test.each(['views', 'report', 'matrix'])('%s reports an output that cannot be written', async (command) => {
  put('taken', 'a file');
  put('results.json', sanitizedJson(resultsFixture()));
  const { code, stderr } = await typed(command, `${cwd}/results.json`, '--out', `${cwd}/taken/here`);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^expected {2}an output that can be written\nseen {6}.*taken.*: E[A-Z]+\nnext {6}.+\n$/);
});

test('without a command, the program prints its help', async () => {
  const { code, stdout, stderr } = await typed();
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Start with:\n');
  const help = await typed('run', '--help');
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('Examples:\n');
});

test('output is sanitised', async () => {
  expect(await refusal('run', 'npm:\x1b[2J')).not.toContain('\x1b');
  expect(await refusal('\x1b[2J')).toContain('\\x1b[2J');
});

test('spec shows a requirement with its source and its checks', async () => {
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

test('engines lists the engines of this machine', async () => {
  const { code, stdout } = await typed('engines', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    { engine: 'chromium', build: expect.toSatisfy((build) => build === null || typeof build === 'string') },
    { engine: 'firefox', build: expect.anything() },
    { engine: 'webkit', build: expect.anything() },
    { engine: 'simulated', build: `in this process, Node ${process.version}` },
  ]);
});

test('smoke reports what fits, and exits with 1 if something does not', async () => {
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
      next      include the bundle in an empty page with a <script> tag, and look at the console; the bundle must be built for browsers

    does not fit, in SECONDS
    "
  `);
});

test('init finds the bundle and the release line on its own, and overwrites nothing', async () => {
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
    next      npm run run -- ./fork.candidate.ts
    ",
    }
  `);
  expect(read('.github/workflows/conformance.yml')).toContain('- run: npm ci\n      - run: npm run build\n');
  expect(await refusal('init')).toMatchInlineSnapshot(`
    "
    expected  no file fork.candidate.ts
    seen      it exists
    next      npm run init -- --force
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

test('init without a project, or with a bundle that fits no release line', async () => {
  expect(await refusal('init')).toMatchInlineSnapshot(`
    "
    expected  a package.json with a name in the folder of the SDK
    seen      this folder has none
    next      npm init --yes
    "
  `);
  put('package.json', '{ "name": "other" }');
  expect(await refusal('init')).toMatchInlineSnapshot(`
    "
    expected  a bundle that a page can include as a classic script
    seen      none in dist, build, lib, umd, and package.json names none
    next      npm run init -- PATH-OF-THE-BUNDLE
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
    wrote     other.adapter.ts
    wrote     .github/workflows/conformance.yml
    next      complete other.adapter.ts, then npm run smoke -- ./other.candidate.ts
    ",
    }
  `);
  expect(readdirSync(cwd)).toContain('other.candidate.ts');
});

test('init writes an adapter to complete for an SDK that no built-in adapter can drive', async () => {
  put('package.json', '{ "name": "acme", "main": "dist/acme.js" }');
  put('dist/acme.js', FORK_WITHOUT_INSTANCES);
  const { code, stdout } = await typed('init', '--json');
  expect({ code, stdout: `\n${stdout}` }).toMatchInlineSnapshot(`
    {
      "code": 1,
      "stdout": "
    bundle    dist/acme.js
    follows   amplitude-js 6-8, which it does not fit yet: scripts
    wrote     acme.candidate.json
    wrote     acme.adapter.ts
    wrote     .github/workflows/conformance.yml
    next      complete acme.adapter.ts, then npm run smoke -- ./acme.candidate.json
    ",
    }
  `);
  expect(`\n${read('acme.adapter.ts')}`).toMatchInlineSnapshot(`
    "
    import type { Adapter } from 'amplitude-conformance';

    // Drives window.acme. Each verb calls the method with the most similar name; its TODO says what to check. Then:
    // npx amplitude-conformance smoke ./acme.candidate.json

    /** The methods that window.acme has. */
    interface Sdk {
      init(...args: unknown[]): unknown;
      logEvent(...args: unknown[]): unknown;
      identify(...args: unknown[]): unknown;
      setUserId(...args: unknown[]): unknown;
      setOptOut(...args: unknown[]): unknown;
      enableTracking(...args: unknown[]): unknown;
      clearStorage(...args: unknown[]): unknown;
    }

    export const adapter: Adapter = ({ window, global, ingestion, protocol }) => {
      const sdk = window[global] as Sdk | undefined;
      if (typeof sdk?.init !== 'function') {
        throw new Error(\`window.\${global}.init is not a function: the scripts did not define the SDK.\`);
      }
      // TODO: if the SDK has named instances, drive the one whose name is passed to this function; null is the default instance.
      return () => ({
        // TODO: check that init is the right method, with the right arguments.
        // It must initialise the SDK for this API key, and upload each event at once,
        // to the address \`ingestion\` (host and path) on the page’s own \`protocol\`.
        init: ({ apiKey, userId, options }) => {
          sdk.init(apiKey, userId, { ...options, apiEndpoint: ingestion, forceHttps: protocol === 'https:' });
        },
        // TODO: check that logEvent is the right method, with the right arguments.
        // It must track one event with its properties.
        track: (event, properties) => {
          sdk.logEvent(event, properties);
        },
        // TODO: check that setUserId is the right method, with the right arguments.
        // It must set the user id; \`null\` logs the user out.
        setUserId: (userId) => {
          sdk.setUserId(userId);
        },
        // TODO: check that identify is the right method, with the right arguments.
        // It must set one property of the user.
        identify: (property, value) => {
          sdk.identify({ [property]: value });
        },
        // TODO: check that setOptOut is the right method, with the right arguments.
        // It must opt the user out, or back in.
        setOptOut: (optOut) => {
          sdk.setOptOut(optOut);
        },
        // TODO: check that enableTracking is the right method, with the right arguments.
        // It must give the consent that \`deferInitialization\` waits for.
        enableTracking: () => {
          sdk.enableTracking();
        },
        // TODO: check that clearStorage is the right method, with the right arguments.
        // It must remove everything that the SDK stored.
        clearStorage: () => {
          sdk.clearStorage();
        },
      });
    };
    "
  `);
  expect(JSON.parse(read('acme.candidate.json'))).toMatchInlineSnapshot(`
    {
      "adapter": "./acme.adapter.ts",
      "capabilities": {
        "without": [
          "instances",
        ],
      },
      "follows": "amplitude-js 6-8",
      "name": "acme",
      "profile": {
        "api": {
          "global": "acme",
        },
      },
      "scripts": "./dist/acme.js",
    }
  `);
  // Every guess by name is right here, so there is nothing to complete.
  const smoke = await typed('smoke', './acme.candidate.json', '--json');
  expect(
    smokeReportSchema.parse(JSON.parse(smoke.stdout)).findings.filter(({ outcome }) => outcome === 'broken'),
  ).toEqual([]);
});

test('init writes only the adapter for a candidate file that exists', async () => {
  put('package.json', '{ "name": "acme" }');
  put('acme.js', 'window.acme = { start() {} };');
  const { code, stdout } = await typed('init', 'acme.js', '--adapter-only');
  expect({ code, stdout: `\n${stdout}` }).toMatchInlineSnapshot(`
    {
      "code": 1,
      "stdout": "
    bundle    acme.js
    follows   amplitude-js 6-8, which it does not fit yet: scripts
    wrote     acme.adapter.ts
    next      write adapter: './acme.adapter.ts' in the candidate file, and complete acme.adapter.ts
    ",
    }
  `);
  expect(readdirSync(cwd).sort()).toEqual(['acme.adapter.ts', 'acme.js', 'package.json']);
  expect(read('acme.adapter.ts')).toContain("throw new Error('The SDK has no track.');");
  put('fork.js', readFileSync(bundle, 'utf8'));
  expect(await refusal('init', 'fork.js', '--adapter-only')).toMatchInlineSnapshot(`
    "
    expected  a bundle that needs an adapter of its own
    seen      fork.js, which the built-in adapter of amplitude-js 6-8 can drive
    next      npm run init -- fork.js
    "
  `);
});

test('replay refuses what it cannot reproduce', async () => {
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
    next      npx playwright test
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
    next      npm run replay -- HERE/two.json COOKIE-NAME-2
    "
  `);
  expect(await refusal('replay', `${cwd}/two.json`, 'OPTOUT-2')).toMatchInlineSnapshot(`
    "
    expected  one of the requirements that fail: COOKIE-NAME-2, OPTOUT-1
    seen      OPTOUT-2
    next      npm run replay -- HERE/two.json OPTOUT-1
    "
  `);
  expect(await refusal('replay', `${cwd}/two.json`, 'OPTOUT-1', '--engine', 'chromium')).toMatchInlineSnapshot(`
    "
    expected  an engine in which it fails: firefox
    seen      chromium
    next      npm run replay -- HERE/two.json OPTOUT-1 --engine firefox
    "
  `);
  expect(await refusal('replay', `${cwd}/one.json`)).toMatchInlineSnapshot(`
    "
    expected  file:./fork.js as it was judged, sha256-0123456789abcccccccccccccccccccccccccccccccccccccccccccccccccccc
    seen      it is sha256-f312a9dabdb9d3b9d89145e5cd9a1d5e3f225ad979cbf0125714e96dabc29556 now
    next      npm run replay -- HERE/one.json --anyway
    "
  `);
  expect(await refusal('replay', `${cwd}/one.json`, '--anyway', '--html', 'one.html')).toMatchInlineSnapshot(`
    "
    expected  a failure whose steps are in the results
    seen      first-visit in firefox: too many steps, or results of an older version
    next      npm run replay -- HERE/one.json --anyway
    "
  `);
  expect(
    await refusal('run', 'file:./fork.js', '--sha256', '0123456789ab', '--engine', 'simulated'),
  ).toMatchInlineSnapshot(`
    "
    expected  file:./fork.js with the content that failed, 0123456789ab
    seen      its content is f312a9dabdb9 now
    next      npm run run -- file:./fork.js --engine simulated
    "
  `);
});

test('the arguments of the commands for results are checked', async () => {
  expect(await refusal('diff', 'one.json')).toMatchInlineSnapshot(`
    "
    expected  npm run diff -- [options] <before> <after>
    seen      missing required argument 'after'
    next      npm run diff -- --help
    "
  `);
  expect(await refusal('diff', 'one.json', 'two.json', '--engine', 'opera')).toMatchInlineSnapshot(`
    "
    expected  an engine: chromium, firefox, webkit, simulated
    seen      opera
    next      npm run diff -- one.json two.json --engine chromium
    "
  `);
  expect(await refusal('report')).toMatchInlineSnapshot(`
    "
    expected  npm run report -- [options] <results>
    seen      missing required argument 'results'
    next      npm run report -- --help
    "
  `);
  expect(await refusal('views', 'one.json', 'two.json')).toMatchInlineSnapshot(`
    "
    expected  npm run views -- [options] <results>
    seen      too many arguments for 'views'. Expected 1 argument but got 2.
    next      npm run views -- --help
    "
  `);
  expect(await refusal('matrix', 'one.json')).toMatchInlineSnapshot(`
    "
    expected  npm run matrix -- [options] <results...>
    seen      required option '--out <folder>' not specified
    next      npm run matrix -- --help
    "
  `);
  expect(await refusal('sign', 'receipt.json')).toMatchInlineSnapshot(`
    "
    expected  npm run sign -- [options] <receipt>
    seen      required option '--key <file>' not specified
    next      npm run sign -- --help
    "
  `);
  expect(await refusal('verify', '--nothing')).toMatchInlineSnapshot(`
    "
    expected  an option of verify: --candidate, --results, --key, --help
    seen      --nothing
    next      npm run verify -- --help
    "
  `);
});

test('the arguments of the commands for maintainers are checked', async () => {
  expect(await refusalIn(MAINTENANCE, 'stabilty')).toMatchInlineSnapshot(`
    "
    expected  a command: coverage, specification, requirement-sets, schema, candidate-file-reference, guide, mutation-testing, fault-dictionary, stability, zoo, seeded-defects, differential, benchmark
    seen      stabilty
    next      npm run stability
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'coverage', '--al')).toMatchInlineSnapshot(`
    "
    expected  an option of coverage: --all, --quiet, --accept, --help
    seen      --al
    next      npm run coverage -- --all
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'specification', '--out', 'folder')).toMatchInlineSnapshot(`
    "
    expected  an option of specification: --help
    seen      --out
    next      npm run specification -- --help
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'guide')).toMatchInlineSnapshot(`
    "
    expected  npm run guide -- [options] <copy>
    seen      missing required argument 'copy'
    next      npm run guide -- --help
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'guide', 'one.md', 'two.md')).toMatchInlineSnapshot(`
    "
    expected  npm run guide -- [options] <copy>
    seen      too many arguments for 'guide'. Expected 1 argument but got 2.
    next      npm run guide -- --help
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'zoo', '--engine', 'opera')).toMatchInlineSnapshot(`
    "
    expected  an engine: chromium, firefox, webkit, simulated
    seen      opera
    next      npm run zoo -- --engine chromium
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'zoo', 'nobody')).toMatchInlineSnapshot(`
    "
    expected  members with expected results in simulated
    seen      nobody
    next      npm run zoo -- --engine simulated
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'stability', '--only', 'nothing')).toMatchInlineSnapshot(`
    "
    expected  the id of a check
    seen      nothing
    next      npm run coverage -- --all
    "
  `);
  expect(await refusalIn(MAINTENANCE, 'seeded-defects', '--seconds', '0')).toMatchInlineSnapshot(`
    "
    expected  --seconds with a whole number above 0
    seen      0
    next      npm run seeded-defects -- --seconds 7
    "
  `);
});

test('it ends silently when its output is no longer read', () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const script = `"$0" --import tsx "$1" spec OPTOUT | true; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, main], { encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '141\n', stderr: '' });
});
