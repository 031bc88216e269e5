import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findingSchema } from '../../evidence/verdict.ts';
import { DEFECTS_OF_IDENTITY, DEFECTS_OF_TRACKING, originalBundle, withDefect } from './defects.ts';

// Judges one defect of naming, one of consent and one of the network as the maintainer of a fork would: a bundle on
// disk, one command, its exit code, its results, and the commands it prints. `judge-defects.ts` judges every defect.
const CHECK_OF = { 'COOKIE-NAME-2': 'first-visit', 'DEFER-1': 'before-consent', 'NETWORK-1': 'opt-out-and-back' };

const defects = Object.entries(CHECK_OF).map(([requirement, check]) => {
  const defect = [...DEFECTS_OF_IDENTITY, ...DEFECTS_OF_TRACKING].find(({ breaks }) => breaks === requirement);
  if (!defect) throw new Error(`No defect breaks ${requirement}.`);
  return [defect.name, defect, check] as const;
});

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'defects-'));

const resultsSchema = z.object({
  reports: z.array(z.object({ replay: z.string(), findings: z.array(findingSchema) })),
});

interface CommandRun {
  exitCode: number | null;
  output: string;
  /** Findings with the verdict `fail`, each with the command that reproduces it. */
  failures: { requirement: string; message: string; replay: string }[];
}

function run(command: string, sdk: string): CommandRun {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const file = path.join(root, 'reports/out', path.basename(sdk), 'conformance.json');
  const { reports } = resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = reports.flatMap(({ findings, replay }) =>
    findings
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ requirement, message = '' }) => ({ requirement, message, replay })),
  );
  return { exitCode: status, output: stdout + stderr, failures };
}

describe('of a copy of amplitude-js 8.21.10 with three defects, one command finds', () => {
  const sdk = path.join(folder, 'three-defects.js');
  let first: CommandRun;
  beforeAll(async () => {
    const bundle = defects.reduce((text, [, defect]) => withDefect(text, defect), await originalBundle());
    writeFileSync(sdk, bundle);
    const checks = Object.values(CHECK_OF).join('|');
    first = run(`SDK=file:${sdk} npx playwright test --project=chromium --grep "(${checks}):"`, sdk);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(defects)(
    'the one that %s, and the command it prints reproduces it',
    { timeout: 300_000 },
    (_, { breaks, message: expectedMessage }, check) => {
      expect(first.exitCode, first.output).toBe(1);
      const found = first.failures.find(
        ({ requirement, message, replay }) =>
          requirement === breaks && expectedMessage.test(message) && replay.includes(` ${check}:`),
      );
      expect(found, first.output).toBeDefined();
      expect(first.output).toContain(found?.replay);

      const again = run(`${found?.replay}`, sdk);
      expect(again.exitCode, again.output).toBe(1);
      expect(again.failures.map(({ requirement }) => requirement)).toContain(breaks);
    },
  );
});
