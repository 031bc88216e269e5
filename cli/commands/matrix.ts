import type { Command } from 'commander';
import { matrix } from '../../reports/matrix/command.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { repeatable } from '../options/repeatable.ts';

interface MatrixFlags {
  out: string;
  history?: string[];
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write a site that compares many runs')
    .description('Writes a static site that compares many runs: candidates by requirements.')
    .argument('<results...>', 'the results files of the runs')
    .requiredOption('--out <folder>', 'where to write the site')
    .option('--history <file>', 'a history of published versions to include (repeatable)', repeatable)
    .action((results: string[], { out, history }: MatrixFlags) =>
      invocation.conclude(matrix({ results, out, history })),
    );
  return withHelp(command, {
    examples: ['conformance-report/*/conformance.json --out site'],
    exitCodes: WRITING_EXIT_CODES,
  });
}
