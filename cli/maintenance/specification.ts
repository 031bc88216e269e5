import type { Command } from 'commander';
import { specification } from '../../maintenance/specification/command.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write the specification from its data')
    .description(
      'Writes the specification, as Markdown and as a page, from the catalogue, the errata and the traceability.',
    )
    .action(() => invocation.conclude(specification()));
  return withHelp(command, { exitCodes: WRITING_EXIT_CODES });
}
