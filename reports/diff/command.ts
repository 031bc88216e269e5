import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import type { Conclusion } from '../conclusion.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { lostRequirements, resultsDifference } from './difference.ts';
import { differenceLines } from './lines.ts';
import { differenceMarkdown } from './markdown.ts';

export interface DiffOptions {
  /** Two results files. */
  before: string;
  after: string;
  /** The engines to compare; all if not given. */
  engines?: readonly EngineName[] | undefined;
  markdown?: boolean;
}

/**
 * Compares two results files. The exit code is 1 if a requirement regressed, or if one that passed is no longer covered.
 * Throws UsageError.
 */
export function diff({ before, after, engines = ENGINES, markdown = false }: DiffOptions): Conclusion {
  const found = resultsDifference(readResultsOfAnyRevision(before), readResultsOfAnyRevision(after), engines);
  if (found.engines.length === 0)
    throw new UsageError({
      expected: 'a run in an engine to compare',
      seen: 'none in either file',
      next: commandText('diff', '--help'),
    });
  return {
    lines: markdown ? differenceMarkdown(found).trimEnd().split('\n') : differenceLines(found),
    code: lostRequirements(found).size > 0 ? 1 : 0,
  };
}
