import type { Command } from 'commander';
import { writeRequestedViews } from '../../reports/views/command.ts';
import { VIEW_NAMES, type ViewName, views } from '../../reports/views/views.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

interface ViewsFlags extends Partial<Record<ViewName, boolean>> {
  out?: string;
  annotations: boolean;
  jobSummary: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write the results of a run in other formats, or show them in a GitHub workflow')
    .description(
      'Writes the results of a run in other formats, or shows them in a GitHub workflow. By default, writes all files.',
    )
    .argument('<results>', 'the results file of the run, conformance.json')
    .option('--out <folder>', 'where to write the files; by default, beside the results');
  for (const name of VIEW_NAMES) command.option(`--${name}`, `write ${views[name].file}`);
  command
    .option('--annotations', 'print annotations for a GitHub workflow', false)
    .option('--job-summary', 'append a summary to the summary page of the GitHub job', false)
    .action((results: string, { out, annotations, jobSummary, ...options }: ViewsFlags) => {
      const files = VIEW_NAMES.filter((name) => options[name]);
      const summaryFile = invocation.shell.env['GITHUB_STEP_SUMMARY'] ?? '';
      invocation.conclude(
        writeRequestedViews({ results, out, files, annotations, jobSummary: jobSummary ? summaryFile : null }),
      );
    });
  return withHelp(command, {
    examples: [
      'conformance-report/fork.umd.js/conformance.json --junit',
      'conformance-report/fork.umd.js/conformance.json --annotations --job-summary',
    ],
    exitCodes: WRITING_EXIT_CODES,
  });
}
