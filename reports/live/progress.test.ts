import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { EngineName } from '../../evidence/verdict.ts';
import { reportFixture } from '../fixtures/small-results.ts';
import { Progress } from './progress.ts';

const failure = { message: 'It is \x1b[2Jtoo long.' };

/** The output for checks of two engines. In one of them, the third and fourth fail with the same message. */
function written(terminal: { isTTY: boolean; columns?: number }): string {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), terminal) as unknown as NodeJS.WriteStream;
  const progress = new Progress(stream);
  const engines: EngineName[] = ['chromium', 'simulated'];
  const total = { chromium: 4, simulated: 20, firefox: 0, webkit: 0 };
  for (const engine of engines) for (let index = 0; index < total[engine]; index++) progress.expect(engine);
  for (const engine of engines) {
    for (let index = 0; index < total[engine]; index++) {
      const fails = engine === 'simulated' && (index === 2 || index === 3);
      const report = fails
        ? reportFixture(engine, 'JAR-2', 'fail', failure)
        : reportFixture(engine, 'JAR-1', 'pass', {});
      progress.finished({ ...report, duration: 7 }, () => false);
    }
  }
  progress.end();
  return stripVTControlCharacters(stream.read());
}

test('without a terminal, failures are printed at once, and counts after each tenth of the checks', () => {
  expect(written({ isTTY: false })).toMatchInlineSnapshot(`
    "chromium 1 of 4
    chromium 2 of 4
    chromium 3 of 4
    chromium 4 of 4
    simulated 2 of 20
    ✗ simulated jar-2 7ms · JAR-2: It is \\x1b[2Jtoo long.
    simulated 4 of 20, 2 failing
    simulated 6 of 20, 2 failing
    simulated 8 of 20, 2 failing
    simulated 10 of 20, 2 failing
    simulated 12 of 20, 2 failing
    simulated 14 of 20, 2 failing
    simulated 16 of 20, 2 failing
    simulated 18 of 20, 2 failing
    simulated 20 of 20, 2 failing
    "
  `);
});

test('on a terminal, one line is overwritten, and only failures stay', () => {
  const lines = written({ isTTY: true, columns: 40 }).split('\r');
  expect(lines.filter((line) => line.endsWith('\n'))).toEqual([
    '✗ simulated jar-2 7ms · JAR-2: It is \\x1b[2Jtoo long.\n',
  ]);
  expect(lines.filter((line) => line.length > 39 && !line.endsWith('\n'))).toEqual([]);
  expect(lines.at(-2)).toBe('24 of 24, 2 failing · ✓ simulated jar-…');
  expect(lines.at(-1)).toBe('');
});
