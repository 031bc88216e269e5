import { appendFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { Conclusion } from '../conclusion.ts';
import type { Results } from '../results/results.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { annotations } from './annotations.ts';
import { LONGEST_JOB_SUMMARY } from './blocks.ts';
import { pullRequestSummary } from './pull-request.ts';
import { VIEW_NAMES, type ViewName, writeViews } from './views.ts';

export interface ViewsOptions {
  /** The results file. */
  results: string;
  /** The folder to write to; that of the results if not given. */
  out?: string | undefined;
  /** The views to write as files. If no view of any kind is requested, all of these are written. */
  files?: readonly ViewName[];
  /** Whether to print the annotations of a GitHub workflow. */
  annotations?: boolean;
  /** The value of `GITHUB_STEP_SUMMARY`: a file to append a summary to. `null` if no summary is requested. */
  jobSummary?: string | null;
}

/** Writes views of a results file, and shows it in a GitHub workflow. Throws UsageError. */
export function writeRequestedViews(options: ViewsOptions): Conclusion {
  const { results: file, out = dirname(file), files = [], annotations: annotate = false, jobSummary = null } = options;
  const results = readResultsOfAnyRevision(file);
  const requested = files.length > 0 || annotate || jobSummary !== null ? files : VIEW_NAMES;
  if (jobSummary !== null) addToJobSummary(results, jobSummary);
  const written = writeViews(results, out, requested);
  return annotate ? { lines: [], workflowCommands: annotations(results), code: 0 } : { lines: written, code: 0 };
}

function addToJobSummary(results: Results, file: string): void {
  if (file === '')
    throw new UsageError({
      expected: 'GITHUB_STEP_SUMMARY to name the file of the step’s summary',
      seen: 'it is not set',
      next: `request --job-summary in a step of a GitHub workflow, or a file: ${commandText('views', 'RESULTS.json', '--markdown')}`,
    });
  appendFileSync(file, pullRequestSummary(results, LONGEST_JOB_SUMMARY));
}
