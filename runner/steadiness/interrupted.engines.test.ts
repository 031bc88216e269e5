import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Whether a process has a browser of its own by now. */
function hasBrowser(pid: number | undefined): boolean {
  const all = execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' });
  return all.split('\n').some((line) => line.trim().startsWith(`${pid} `) && /chrom/.test(line));
}

test('a round that is interrupted counts for nothing', async () => {
  const asked = ['--engine', 'chromium', '--only', 'first-visit', '--rounds', '1', '--runs', '200', '--values', '1'];
  const child = spawn(process.execPath, ['--import', 'tsx', 'runner/steadiness.ts', ...asked], { cwd: root });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await expect.poll(() => said, { timeout: 60_000 }).toContain('round 0');
  await expect.poll(() => hasBrowser(child.pid), { timeout: 60_000 }).toBe(true);
  child.kill('SIGTERM');
  expect({ code: await ended, lines: said.trim().split('\n') }).toEqual({
    code: 143,
    lines: [expect.stringContaining('✓ round 0')],
  });
});
