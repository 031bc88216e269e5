import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Whether a process has started a browser, according to Linux’s process table. */
function hasBrowser(pid: number | undefined): boolean {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return children.some((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('--remote-debugging-'));
}

test.skipIf(process.platform !== 'linux')('an interrupted round is not counted', async () => {
  const requested = [
    'stability',
    '--engine',
    'chromium',
    '--only',
    'first-visit',
    '--rounds',
    '1',
    '--runs',
    '200',
    '--values',
    '1',
  ];
  const child = spawn(process.execPath, ['--import', 'tsx', 'cli/maintain.ts', ...requested], {
    cwd: root,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await expect.poll(() => printed, { timeout: 60_000 }).toContain('round 0');
  await expect.poll(() => hasBrowser(child.pid), { timeout: 60_000 }).toBe(true);
  child.kill('SIGTERM');
  expect({ code: await ended, lines: printed.trim().split('\n') }).toEqual({
    code: 143,
    lines: [expect.stringContaining('✓ round 0')],
  });
});
