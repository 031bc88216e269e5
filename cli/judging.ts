import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { UsageError } from '../evidence/fault.ts';
import type { EngineName } from '../evidence/verdict.ts';
import { type Candidate, slug } from '../harness/candidate/candidate.ts';
import { publishCandidate } from '../harness/candidate/run-candidate.ts';
import type { Invocation } from './invocation.ts';
import { REQUESTED_RUN, type RequestedRun } from './requested-run.ts';
import type { ExitCode, Shell } from './shell.ts';

export interface RunRequest {
  candidate: Candidate;
  engines: readonly EngineName[];
  /** A pattern of test titles, where not every check is to run. */
  grep?: string | undefined;
  /** Where the results go; relative to the shell’s folder. */
  out: string;
  workers?: number | undefined;
  seed?: number | undefined;
  /** How many values a property gets that costs one page load. */
  values?: number | undefined;
  /** fast-check’s path to one failing value. */
  path?: string | undefined;
  /** Whether standard output is to hold the results file, and what Playwright says goes to standard error. */
  json: boolean;
}

/** Judges a candidate that has been found, by the Playwright that is installed beside this package. */
export async function judged(judging: RunRequest, invocation: Invocation): Promise<ExitCode> {
  const { shell } = invocation;
  const out = path.resolve(shell.cwd, judging.out);
  requireWritable(out, judging.out, invocation);
  publishCandidate(judging.candidate, out);
  // A run that ends without results must not be taken for the one before it.
  const results = path.join(out, slug(judging.candidate), 'conformance.json');
  rmSync(results, { force: true });
  const requested: RequestedRun = { candidate: judging.candidate.specifier, out, command: invocation.command };
  const { seed, values, path: counterexample } = judging;
  const code = await playwright(argumentsOf(judging), judging.json, shell, {
    [REQUESTED_RUN]: JSON.stringify(requested),
    ...(seed !== undefined && { SEED: `${seed}` }),
    ...(values !== undefined && { VALUES: `${values}` }),
    ...(counterexample !== undefined && { COUNTEREXAMPLE: counterexample }),
  });
  if (judging.json && existsSync(results)) shell.stdout.write(readFileSync(results, 'utf8'));
  return code;
}

function argumentsOf({ engines, grep, workers }: RunRequest): string[] {
  return [
    `--config=${path.join(import.meta.dirname, `run.config${path.extname(import.meta.filename)}`)}`,
    ...engines.map((engine) => `--project=${engine}`),
    ...(grep === undefined ? [] : [`--grep=${grep}`]),
    ...(workers === undefined ? [] : [`--workers=${workers}`]),
  ];
}

/** A folder that results cannot be written to is known before an hour was spent on them. */
function requireWritable(folder: string, shown: string, invocation: Invocation): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new UsageError({
      expected: 'a folder that results can be written to, or that can be made',
      seen: `--out ${shown}: ${code}`,
      next: invocation.instead(shown, 'conformance-report'),
    });
  }
}

function playwright(args: string[], json: boolean, shell: Shell, env: Record<string, string>): Promise<ExitCode> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const child = spawn(process.execPath, [cli, 'test', ...args], {
    cwd: shell.cwd,
    env: { ...shell.env, ...env },
    stdio: ['ignore', json ? 2 : 1, 2],
  });
  // A person interrupts both at once; Playwright ends in order, and this waits for it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGINT', wait);
      resolve(code === 0 || code === 1 ? code : 2);
    });
  });
}
