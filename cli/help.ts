import type { Command } from 'commander';
import { commandText } from '../evidence/command-text.ts';
import { wrap } from '../reports/text/prose.ts';

/** The width of a line, as commander wraps it outside a terminal. */
const WIDTH = 80;

interface HelpDetails {
  /** The arguments of each example. */
  examples?: readonly string[];
  exitCodes: string;
}

/** The meaning of the exit codes of a command that only writes files. */
export const WRITING_EXIT_CODES = 'Exit code: 0 if everything was written, 2 if something could not be.';

/** Adds examples and the meaning of the exit codes to the help of a command. */
export function withHelp(command: Command, { examples = [], exitCodes }: HelpDetails): Command {
  const lines = examples.map((args) => `  ${commandText(command.name(), ...(args === '' ? [] : [args]))}`);
  return command.addHelpText(
    'after',
    ['', ...(lines.length > 0 ? ['Examples:', ...lines, ''] : []), ...wrap(exitCodes, WIDTH)].join('\n'),
  );
}
