import { diagnosisLines } from '../../evidence/diagnosis.ts';
import { argumentsOf, type Conclusion } from '../../reports/command.ts';
import { readResults } from '../../reports/results/results-file.ts';
import { readTraceability, writeTraceability } from '../../reports/specification/traceability-file.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { register } from '../../spec/guide/register.ts';
import { coverageOf } from './coverage.ts';
import { coverageProblems } from './problems.ts';
import { renewed } from './renewal.ts';
import { runOf } from './run.ts';
import { summaryLines, tableLines } from './summary.ts';

const USAGE = 'npm run coverage -- [RESULTS.json …] [--all | --quiet] [--accept]';

/** Of Playwright’s run: it makes every check, scenarios and properties, in each engine. */
const OF_THE_REFERENCE = 'reports/out/reference/conformance.json';

/** Measures from a run which requirements were judged, and by which checks. */
export function coverage(args: string[]): Conclusion {
  const { values, positionals } = argumentsOf(
    {
      args,
      allowPositionals: true,
      options: { all: { type: 'boolean' }, quiet: { type: 'boolean' }, accept: { type: 'boolean' } },
    },
    USAGE,
  );
  const files = positionals.length > 0 ? positionals : [OF_THE_REFERENCE];
  const run = runOf(files.map(readResults));
  const before = readTraceability();
  const after = renewed(before, run);
  if (values.accept) writeTraceability(after);
  const covered = coverageOf(catalogue, after);
  const sentences = new Set(register.flatMap((section) => section.sentences.map(({ hash }) => hash)));
  const wrong = coverageProblems({ catalogue, errata, sentences, recorded: values.accept ? after : before, run });
  return {
    lines: [
      ...(values.all ? [...tableLines(covered), ''] : []),
      ...(values.quiet ? [] : summaryLines(covered, run.engines)),
      ...(values.accept
        ? ['', 'reports/specification/traceability.json is renewed; npm run spec puts it into the specification']
        : []),
      ...wrong.flatMap((one) => ['', ...diagnosisLines(one)]),
    ],
    code: wrong.length > 0 ? 1 : 0,
  };
}
