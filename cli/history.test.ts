import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Home } from '../harness/fixtures/home.ts';
import { type LocalRegistry, startLocalRegistry } from '../harness/fixtures/local-registry.ts';
import { changed, SMALLEST_SDK } from '../harness/fixtures/smallest-sdk.ts';
import { historySchema } from '../reports/history/history-file.ts';

// A package with a history of two versions; in the later of them the cookie’s name holds five characters of the API key.
const KEEPS_FIVE = changed(['apiKey.slice(0, 6)', 'apiKey.slice(0, 5)']);
const VERSIONS = ['8.16.0', '8.17.0'];
const BROKEN = '8.17.0';

let home: Home;
let registry: LocalRegistry;
beforeAll(async () => {
  home = await Home.make();
  const sources = VERSIONS.map((version) => [version, version === BROKEN ? KEEPS_FIVE : SMALLEST_SDK] as const);
  const files = sources.map(([version, text]) => [version, { 'amplitude.js': `${text}\n// ${version}\n` }] as const);
  registry = await startLocalRegistry('amplitude-js', Object.fromEntries(files), BROKEN);
  home.registry = registry.url;
});
afterAll(async () => {
  await registry.close();
  await home.remove();
});

/** Runs the command line in a process of its own, and ends it by a signal, if one is given, once it has told of a version. */
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
  return { code, stdout, told: lines.map((line) => line.split(' ')[0]), last: lines.at(-1) };
}

test('a history that was ended goes on where it was, and tells of what it need not judge again', async () => {
  // By a machine, and by a person, whom it has to hear.
  const told = VERSIONS.slice(0, 1);
  expect(await bisected(['--all'], 'SIGKILL')).toMatchObject({ code: null, stdout: '', told });
  expect(await bisected(['--all'], 'SIGINT')).toMatchObject({ code: 130, stdout: '', told });

  const whole = await bisected(['--all']);
  const { versions, requirements, changes } = historySchema.parse(JSON.parse(whole.stdout));
  expect(whole.told).toEqual([...VERSIONS, 'judged']);
  expect(whole.last).toBe('judged 1 time anew');
  expect(versions.map(({ hash }) => typeof hash)).toEqual(VERSIONS.map(() => 'string'));
  const turns = requirements.flatMap((one) =>
    one.turns.map(({ version, verdict }) => `${one.id} ${version} ${verdict}`),
  );
  expect(turns).toEqual(['COOKIE-NAME-2 8.16.0 pass', 'COOKIE-NAME-2 8.17.0 fail']);
  expect(changes).toMatchObject([
    { before: '8.16.0', after: BROKEN, verdicts: { before: 'pass', after: 'fail' }, confirmation: null },
  ]);
});
