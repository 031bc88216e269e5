import type { Command } from 'commander';
import { updateFaultDictionary } from '../../maintenance/fault-dictionary/command.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write the dictionary of known defects')
    .description('Writes the dictionary of known defects, with which reports compare the failures of a candidate.')
    .action(() => invocation.conclude(updateFaultDictionary()));
  return withHelp(command, { exitCodes: WRITING_EXIT_CODES });
}
