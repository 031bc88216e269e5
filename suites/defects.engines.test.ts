import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { resolveCandidate } from '../harness/candidate/resolve.ts';
import { findingSchema } from '../spec/verdict.ts';
import { DEFECTS, withDefect } from './defects.ts';

// Each defect is judged as a fork’s maintainer would: a bundle on disk, the one command, its exit code and its results.

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'defects-'));

/** What the unchanged bundle fails as well; see its deviations file. */
const FAILS_ANYWAY = ['IDENTITY-5'];

const resultsSchema = z.object({
  reports: z.array(z.object({ check: z.string(), replay: z.string(), findings: z.array(findingSchema) })),
});

interface Run {
  exitCode: number | null;
  output: string;
  /** Findings of `fail`, with the command that shows each again. */
  failures: { requirement: string; message: string; check: string; replay: string }[];
}

function run(command: string, sdk: string): Run {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const file = path.join(root, 'reports/out', path.basename(sdk), 'conformance.json');
  const { reports } = resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = reports.flatMap(({ check, findings, replay }) =>
    findings
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ requirement, message = '' }) => ({ requirement, message, check, replay })),
  );
  return { exitCode: status, output: stdout + stderr, failures };
}

describe('a copy of amplitude-js 8.21.10 that', () => {
  let bundle = '';
  beforeAll(async () => {
    const { scripts } = await resolveCandidate('npm:amplitude-js@8.21.10', {
      cwd: root,
      cacheDir: path.join(root, 'node_modules/.cache/amplitude-conformance'),
      bundleReference: () => Promise.reject(new Error('not needed')),
    });
    bundle = readFileSync(`${scripts[0]}`, 'utf8');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(DEFECTS.map((defect) => [defect.name, defect] as const))(
    '%s is found out',
    { timeout: 300_000 },
    (_, defect) => {
      const sdk = path.join(folder, `${defect.breaks.toLowerCase()}.js`);
      writeFileSync(sdk, withDefect(bundle, defect));

      const everything = run(`VALUES=20 SDK=file:${sdk} npx playwright test --project=simulated`, sdk);
      expect(everything.exitCode, everything.output).toBe(1);
      const broken = new Set(everything.failures.map(({ requirement }) => requirement));
      expect(broken).toContain(defect.breaks);
      const unexpected = [...broken].filter(
        (id) => ![defect.breaks, ...defect.consequences, ...FAILS_ANYWAY].includes(id),
      );
      expect(unexpected).toEqual([]);

      const named = (failures: Run['failures']) =>
        failures.find(({ requirement, message }) => requirement === defect.breaks && defect.says.test(message));
      const first = named(everything.failures);
      expect(first, everything.output).toBeDefined();

      const real = run(`SDK=file:${sdk} npx playwright test --project=chromium --grep "${first?.check}:"`, sdk);
      expect(real.exitCode, real.output).toBe(1);
      const found = named(real.failures);
      expect(found, real.output).toBeDefined();
      expect(real.output).toContain(found?.replay);

      const again = run(`${found?.replay}`, sdk);
      expect(again.exitCode, again.output).toBe(1);
      expect(again.failures.map(({ requirement }) => requirement)).toContain(defect.breaks);
    },
  );
});
