import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Home } from '../harness/fixtures/home.ts';
import { type LocalRegistry, startLocalRegistry } from '../harness/fixtures/local-registry.ts';
import { changed, SMALLEST_SDK } from '../harness/fixtures/smallest-sdk.ts';
import { historySchema } from '../reports/history/history-file.ts';

// A package with two published versions. In the later one, the cookie’s name has five characters of the API key, not six.
const FIVE_CHARACTERS = changed(['apiKey.slice(0, 6)', 'apiKey.slice(0, 5)']);
const VERSIONS = ['8.16.0', '8.17.0'];
const BROKEN = '8.17.0';

let home: Home;
let registry: LocalRegistry;
beforeAll(async () => {
  home = await Home.make();
  const sources = VERSIONS.map((version) => [version, version === BROKEN ? FIVE_CHARACTERS : SMALLEST_SDK] as const);
  const files = sources.map(([version, text]) => [version, { 'amplitude.js': `${text}\n// ${version}\n` }] as const);
  registry = await startLocalRegistry('amplitude-js', Object.fromEntries(files), BROKEN);
  home.registry = registry.url;
});
afterAll(async () => {
  await registry.close();
  await home.remove();
});

/** Runs the command line in a process of its own. A signal, if given, is sent after the first version is reported. */
async function bisected(words: readonly string[], signal?: NodeJS.Signals) {
  const main = path.join(import.meta.dirname, 'main.ts');
  const args = ['--import', 'tsx', main, 'bisect', 'amplitude-js', '--requirement', 'COOKIE-NAME-2', ...words];
  const child = spawn(process.execPath, [...args, '--no-confirm', '--processes', '1', '--json'], { env: home.env });
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  const ended = once(child, 'close');
  const lines: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    lines.push(line);
    if (signal && lines.length === 1) child.kill(signal);
  }
  const [code] = await ended;
  return { code, stdout, reported: lines.map((line) => line.split(' ')[0]), last: lines.at(-1) };
}

test('an interrupted bisection continues where it stopped, and also reports stored verdicts', async () => {
  // SIGKILL cannot be handled; SIGINT must be.
  const reported = VERSIONS.slice(0, 1);
  expect(await bisected(['--all'], 'SIGKILL')).toMatchObject({ code: null, stdout: '', reported });
  expect(await bisected(['--all'], 'SIGINT')).toMatchObject({ code: 130, stdout: '', reported });

  const whole = await bisected(['--all']);
  const { versions, requirements, changes } = historySchema.parse(JSON.parse(whole.stdout));
  expect(whole.reported).toEqual([...VERSIONS, 'judged']);
  expect(whole.last).toBe('judged 1 time');
  expect(versions.map(({ hash }) => typeof hash)).toEqual(VERSIONS.map(() => 'string'));
  const verdictChanges = requirements.flatMap((one) =>
    one.verdictChanges.map(({ version, verdict }) => `${one.id} ${version} ${verdict}`),
  );
  expect(verdictChanges).toEqual(['COOKIE-NAME-2 8.16.0 pass', 'COOKIE-NAME-2 8.17.0 fail']);
  expect(changes).toMatchObject([
    { before: '8.16.0', after: BROKEN, verdicts: { before: 'pass', after: 'fail' }, confirmation: null },
  ]);
});
