import { constants } from 'node:os';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { z } from 'zod';
import { diagnosisLines } from '../evidence/diagnosis.ts';
import { UsageError } from '../evidence/fault.ts';
import type { ExitCode } from './results/exit-code.ts';
import { sanitize } from './text/sanitize.ts';

/** What a command comes to: what it says, line by line and in plain text, and the exit code of its process. */
export interface Conclusion {
  lines: readonly string[];
  /** Lines that a build server is to obey, and that are therefore said as they are: each text in them is inert already. */
  workflowCommands?: readonly string[];
  code: ExitCode;
}

/** What a command says, as it is printed. */
export function textOf({ lines, workflowCommands = [] }: Conclusion): string {
  return [...lines.map(sanitize), ...workflowCommands].map((line) => `${line}\n`).join('');
}

/** A command as a function of its arguments. What it cannot use it says by throwing a {@link UsageError}. */
export type Command = (args: string[]) => Conclusion | Promise<Conclusion>;

/** Runs a command with the arguments of this process. A misuse is said in three lines, and is 2. */
export async function run(command: Command): Promise<void> {
  endWhenInterrupted();
  endWhenUnread();
  try {
    const conclusion = await command(process.argv.slice(2));
    process.stdout.write(textOf(conclusion));
    process.exitCode = conclusion.code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(textOf({ lines: diagnosisLines(error.diagnosis), code: 2 }));
    process.exitCode = 2;
  }
}

/**
 * Has an interruption end this process at once. Left to itself Playwright closes its browsers at such a signal and lets the
 * process go on, with faults of ours for all that it had still to find.
 */
export function endWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end).on(signal, end);
}

/** Has this process end without a word where nobody reads any further what it says, as when `head` has its lines. */
export function endWhenUnread(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end('SIGPIPE');
  });
}

function end(signal: NodeJS.Signals): never {
  process.exit(128 + constants.signals[signal]);
}

/** The arguments as Node’s own parser reads them; what it refuses is a misuse, answered by how the command is meant. */
export function argumentsOf<const Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const [seen = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError({ expected: 'arguments that the command knows', seen: [seen], next: usage });
  }
}

/** An argument as its schema reads it. What that refuses is a misuse; `expected` says what it should have been. */
export function understood<T>(schema: z.ZodType<T>, text: string | undefined, expected: string, usage: string): T {
  const { data, success } = schema.safeParse(text);
  if (success) return data;
  throw new UsageError({ expected, seen: [`${text}`], next: usage });
}
