import type { Command } from 'commander';
import { writeCandidateFileReference } from '../../maintenance/candidate-file-reference/command.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write the candidate file reference from its schema')
    .description('Writes docs/candidate-file.md from the schema of a candidate file and its doc comments.')
    .action(() => invocation.conclude(writeCandidateFileReference()));
  return withHelp(command, { exitCodes: WRITING_EXIT_CODES });
}
