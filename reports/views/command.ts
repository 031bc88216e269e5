import { appendFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import { argumentsOf, type Conclusion } from '../command.ts';
import type { Results } from '../results/results.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { annotations } from './annotations.ts';
import { LONGEST_JOB_SUMMARY } from './blocks.ts';
import { pullRequestSummary } from './pull-request.ts';
import { VIEW_NAMES, type ViewName, writeViews } from './views.ts';

const flag = { type: 'boolean' } as const;
const FLAGS = Object.fromEntries(VIEW_NAMES.map((name) => [name, flag])) as Record<ViewName, typeof flag>;

/** How the command is meant. */
export const VIEWS_USAGE = [
  'npm run views -- RESULTS.json [--out DIRECTORY]',
  ...VIEW_NAMES.map((name) => `[--${name}]`),
  '[--annotations] [--job-summary]',
].join(' ');

/**
 * Shows a results file: as files, those asked for, beside it or in a directory; and, in a GitHub workflow, as annotations,
 * which are printed, and in the job’s summary. All files where nothing is asked for.
 */
export function viewsCommand(args: string[]): Conclusion {
  const { values, positionals } = argumentsOf(
    {
      args,
      allowPositionals: true,
      options: { ...FLAGS, out: { type: 'string' }, annotations: flag, 'job-summary': flag },
    },
    VIEWS_USAGE,
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageError({ expected: 'one results file', seen: [`${positionals.length}`], next: VIEWS_USAGE });
  const results = readResultsOfAnyRevision(file);
  const named = VIEW_NAMES.filter((name) => values[name]);
  const { annotations: annotate = false, 'job-summary': jobSummary = false } = values;
  const requested = named.length > 0 || annotate || jobSummary ? named : VIEW_NAMES;
  if (jobSummary) addToJobSummary(results);
  const written = writeViews(results, values.out ?? dirname(file), requested);
  return annotate ? { lines: [], workflowCommands: annotations(results), code: 0 } : { lines: written, code: 0 };
}

function addToJobSummary(results: Results): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (!file)
    throw new UsageError({
      expected: 'GITHUB_STEP_SUMMARY to name the file of the step’s summary',
      seen: ['it is not set'],
      next: 'ask for --job-summary in a step of a GitHub workflow, or for --markdown',
    });
  appendFileSync(file, pullRequestSummary(results, LONGEST_JOB_SUMMARY));
}
