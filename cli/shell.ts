import { sanitize } from '../reports/text/sanitize.ts';

/** What starts a command: a terminal, a script or a test. */
export interface Shell {
  /** The folder that relative paths are resolved against. */
  cwd: string;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
}

/** Prints lines on standard output, sanitised. */
export function say({ stdout }: Pick<Shell, 'stdout'>, lines: readonly string[]): void {
  stdout.write(lines.map((line) => `${sanitize(line)}\n`).join(''));
}

/** Prints lines on standard error, sanitised. */
export function sayError({ stderr }: Pick<Shell, 'stderr'>, lines: readonly string[]): void {
  say({ stdout: stderr }, lines);
}

/** Prints the JSON document that `--json` requests. */
export function sayJson({ stdout }: Pick<Shell, 'stdout'>, document: unknown): void {
  stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}
