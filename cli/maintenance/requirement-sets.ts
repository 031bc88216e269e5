import type { Command } from 'commander';
import { listRequirementSets, publishRequirementSet } from '../../maintenance/requirement-sets/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('list the published requirement sets, or publish the current one')
    .description('Lists the published requirement sets and the current one, or publishes the current one.')
    .option('--publish', 'publish the current set', false)
    .action(({ publish }: { publish: boolean }) =>
      invocation.conclude(publish ? publishRequirementSet() : listRequirementSets()),
    );
  return withHelp(command, { exitCodes: 'Exit code: 0, or 2 if the revision is published already.' });
}
