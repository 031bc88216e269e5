import { commandLine } from './command-line.ts';
import { endWhenUnread } from './interruption.ts';
import type { Program } from './program.ts';

/** Runs the command line of this process. */
export async function start(program: Program): Promise<void> {
  endWhenUnread();
  const { stdout, stderr, env } = process;
  const shell = { cwd: process.cwd(), stdout, stderr, env };
  process.exitCode = await commandLine(program, process.argv.slice(2), shell).catch((error: unknown) => {
    // Any other error is the harness’s fault, not a verdict on a candidate.
    console.error(error);
    return 2;
  });
}
