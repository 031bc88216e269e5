import type { Command } from 'commander';
import { seededDefects } from '../../maintenance/seeded-defects/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { say } from '../shell.ts';

interface SeededDefectsFlags {
  seed: number;
  seconds: number;
}

export function define(command: Command, invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  command
    .summary('look for seeded defects by stories')
    .description('Looks by stories for defects that were seeded in a copy of a published bundle.')
    .argument('[words...]', 'words from the names of the defects to look for; by default, all defects')
    .option('--seed <number>', 'draws the stories', number('--seed'), 1)
    .option('--seconds <number>', 'the longest time to look for one defect', number('--seconds', 1), 60)
    .action(async (words: string[], options: SeededDefectsFlags) => {
      const print = (line: string) => say(invocation.shell, [line]);
      invocation.conclude(await seededDefects({ ...options, words, print }));
    });
  return withHelp(command, {
    examples: ['', 'cookie --seconds 10'],
    exitCodes: 'Exit code: 0 if at least 19 of 20 were found, 1 if fewer were, 2 if there is no such defect.',
  });
}
