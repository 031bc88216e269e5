import type { Command } from 'commander';
import { type CoverageOptions, coverage } from '../../maintenance/coverage/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('measure which requirements a run judged, and by which checks')
    .description(
      'Measures which requirements a run judged, and by which checks, and compares that with the traceability.',
    )
    .argument('[results...]', 'the results files of one run; by default, that of Playwright’s run on the reference')
    .option('--all', 'list every requirement', false)
    .option('--quiet', 'print only problems', false)
    .option('--accept', 'record the traceability of this run', false)
    .action((results: string[], options: Omit<CoverageOptions, 'results'>) =>
      invocation.conclude(coverage({ results, ...options })),
    );
  return withHelp(command, {
    examples: ['', '--all', '--accept'],
    exitCodes: 'Exit code: 0 if there is no problem, 1 if there is one, 2 if the results cannot be used.',
  });
}
