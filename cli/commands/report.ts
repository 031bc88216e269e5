import type { Command } from 'commander';
import { report } from '../../reports/html/command.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write the report of a run as one page')
    .description('Writes the report of a run as one HTML page, report.html.')
    .argument('<results>', 'the results file of the run, conformance.json')
    .option('--out <folder>', 'where to write it; by default, beside the results')
    .action((results: string, { out }: { out?: string }) => invocation.conclude(report({ results, out })));
  return withHelp(command, {
    examples: ['conformance-report/fork.umd.js/conformance.json'],
    exitCodes: WRITING_EXIT_CODES,
  });
}
