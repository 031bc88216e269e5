import { diagnosisLines } from '../../evidence/diagnosis.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { readResults } from '../../reports/results/results-file.ts';
import { readTraceability, writeTraceability } from '../../reports/specification/traceability-file.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { register } from '../../spec/guide/register.ts';
import { coverageOf } from './coverage.ts';
import { coveredRun } from './covered-run.ts';
import { coverageProblems } from './problems.ts';
import { renewedTraces } from './renewed-traces.ts';
import { summaryLines, tableLines } from './summary.ts';

/** The results of Playwright’s run on the reference: it makes every check, scenarios and properties, in each engine. */
const REFERENCE_RESULTS = 'reports/out/reference/conformance.json';

export interface CoverageOptions {
  /** The results files of one run. */
  results?: readonly string[];
  /** Whether to list every requirement. */
  all?: boolean;
  /** Whether to print problems only. */
  quiet?: boolean;
  /** Whether to record the traceability of this run. */
  accept?: boolean;
}

/**
 * Measures which requirements a run judged, and by which checks. The exit code is 1 if the coverage has a problem.
 * Throws UsageError.
 */
export function coverage({ results = [], all = false, quiet = false, accept = false }: CoverageOptions): Conclusion {
  const files = results.length > 0 ? results : [REFERENCE_RESULTS];
  const run = coveredRun(files.map(readResults));
  const before = readTraceability();
  const after = renewedTraces(before, run);
  if (accept) writeTraceability(after);
  const covered = coverageOf(catalogue, after);
  const sentences = new Set(register.flatMap((section) => section.sentences.map(({ hash }) => hash)));
  const problems = coverageProblems({ catalogue, errata, sentences, recorded: accept ? after : before, run });
  return {
    lines: [
      ...(all ? [...tableLines(covered), ''] : []),
      ...(quiet ? [] : summaryLines(covered, run.engines)),
      ...(accept
        ? [
            '',
            'wrote reports/specification/traceability.json; next: npm run specification, which renews the specification',
          ]
        : []),
      ...problems.flatMap((problem) => ['', ...diagnosisLines(problem)]),
    ],
    code: problems.length > 0 ? 1 : 0,
  };
}
