import { sanitize } from '../reports/text/sanitize.ts';

/** What a command is started from: a terminal, a script, a test. */
export interface Shell {
  /** What relative paths are relative to. */
  cwd: string;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
}

/** 0: well. 1: the candidate fails, or does not hold its contract. 2: ours, or the input was bad. */
export type ExitCode = 0 | 1 | 2;

/** Says lines on standard output. Nothing in them is obeyed by a terminal. */
export function say({ stdout }: Shell, lines: readonly string[]): void {
  stdout.write(lines.map((line) => `${sanitize(line)}\n`).join(''));
}

/** Says the one JSON document that `--json` asks for. */
export function sayJson({ stdout }: Shell, document: unknown): void {
  stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}
