import type { Command } from 'commander';
import { writeSchema } from '../../reports/results/schema.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write the JSON schema of results files')
    .description('Writes the JSON schema of results files, for readers outside this project.')
    .action(() => invocation.conclude(writeSchema()));
  return withHelp(command, { exitCodes: WRITING_EXIT_CODES });
}
