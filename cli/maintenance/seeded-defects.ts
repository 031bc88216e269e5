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
    .summary('search with stories for seeded defects')
    .description('Searches with stories for defects that are seeded into copies of a published bundle.')
    .argument('[words...]', 'words from the names of the defects to search for; by default, all defects')
    .option('--seed <number>', 'the seed of the stories', number('--seed'), 1)
    .option('--seconds <number>', 'how many seconds to search for each defect at most', number('--seconds', 1), 60)
    .action(async (words: string[], options: SeededDefectsFlags) => {
      const print = (line: string) => say(invocation.shell, [line]);
      invocation.conclude(await seededDefects({ ...options, words, print }));
    });
  return withHelp(command, {
    examples: ['', 'cookie --seconds 10'],
    exitCodes: 'Exit code: 0 if at least 19 of 20 were found, 1 if fewer were, 2 if there is no such defect.',
  });
}
