import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { UsageError } from '../evidence/fault.ts';
import type { EngineName } from '../evidence/verdict.ts';
import { type Candidate, slug } from '../harness/candidate/candidate.ts';
import { publishCandidate } from '../harness/candidate/run-candidate.ts';
import type { ExitCode } from '../reports/results/exit-code.ts';
import type { Invocation } from './invocation.ts';
import { REQUESTED_RUN, type RequestedRun } from './requested-run.ts';
import type { Shell } from './shell.ts';

export interface RunRequest {
  candidate: Candidate;
  engines: readonly EngineName[];
  /** A pattern of the titles of the tests to run; all if not given. */
  grep?: string | undefined;
  /** The folder for results, relative to the shell’s. */
  out: string;
  workers?: number | undefined;
  seed?: number | undefined;
  /** How many values a property tries if each costs one page load. */
  values?: number | undefined;
  /** fast-check’s path to one failing value. */
  path?: string | undefined;
  /** Whether to print only the results file on standard output, and Playwright’s output on standard error. */
  json: boolean;
}

/** Judges a candidate with the Playwright that is installed beside this package. Returns the exit code. */
export async function judge(request: RunRequest, invocation: Invocation): Promise<ExitCode> {
  const { shell } = invocation;
  const out = path.resolve(shell.cwd, request.out);
  requireWritable(out, request.out, invocation);
  publishCandidate(request.candidate, out);
  // Results of an earlier run must not pass for those of a run that writes none.
  const results = path.join(out, slug(request.candidate), 'conformance.json');
  rmSync(results, { force: true });
  const requested: RequestedRun = { candidate: request.candidate.specifier, out, command: invocation.command };
  const { seed, values, path: counterexample } = request;
  const code = await playwright(playwrightArguments(request), request.json, shell, {
    [REQUESTED_RUN]: JSON.stringify(requested),
    ...(seed !== undefined && { SEED: `${seed}` }),
    ...(values !== undefined && { VALUES: `${values}` }),
    ...(counterexample !== undefined && { COUNTEREXAMPLE: counterexample }),
  });
  if (request.json && existsSync(results)) shell.stdout.write(readFileSync(results, 'utf8'));
  return code;
}

function playwrightArguments({ engines, grep, workers }: RunRequest): string[] {
  return [
    `--config=${path.join(import.meta.dirname, `run.config${path.extname(import.meta.filename)}`)}`,
    ...engines.map((engine) => `--project=${engine}`),
    ...(grep === undefined ? [] : [`--grep=${grep}`]),
    ...(workers === undefined ? [] : [`--workers=${workers}`]),
  ];
}

/** Throws UsageError, before an hour is spent on a run, if its results cannot be written. */
function requireWritable(folder: string, shown: string, invocation: Invocation): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new UsageError({
      expected: 'a folder that is writable or can be created',
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
  // Ctrl-C interrupts both processes. Playwright shuts down in order; this process waits for it.
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
