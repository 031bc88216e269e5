import type { Command } from 'commander';
import { guide } from '../../maintenance/guide/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('compare a copy of the guide with the register of its sentences')
    .description(
      'Compares a copy of the guide with the register of its sentences, and lists what cites changed sentences.',
    )
    .argument('<copy>', 'the path of a copy of the guide, in Markdown')
    .option('--accept', 'renew the register from the copy', false)
    .action((copy: string, { accept }: { accept: boolean }) => invocation.conclude(guide({ copy, accept })));
  return withHelp(command, {
    examples: ['guide.md', 'guide.md --accept'],
    exitCodes:
      'Exit code: 0 if there is no difference or it was accepted, 1 if there is one, 2 if it is not the guide.',
  });
}
