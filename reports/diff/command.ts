import { UsageError } from '../../evidence/fault.ts';
import { ENGINES, engineNameSchema } from '../../evidence/verdict.ts';
import { argumentsOf, type Conclusion } from '../command.ts';
import { readResultsOfAnyRevision } from '../results/results-file.ts';
import { difference, losses } from './difference.ts';
import { differenceLines } from './lines.ts';
import { differenceMarkdown } from './markdown.ts';

/** How the command is meant. */
export const DIFF_USAGE = 'npm run diff -- BEFORE.json AFTER.json [--engine NAME …] [--markdown]';

/** What changed from one results file to another. 1 where something regressed, or passed and is no longer covered. */
export function diff(args: string[]): Conclusion {
  const { values, positionals } = argumentsOf(
    {
      args,
      allowPositionals: true,
      options: { engine: { type: 'string', multiple: true }, markdown: { type: 'boolean' } },
    },
    DIFF_USAGE,
  );
  const [before, after, ...others] = positionals;
  if (before === undefined || after === undefined || others.length > 0)
    throw new UsageError({ expected: 'two results files', seen: [`${positionals.length}`], next: DIFF_USAGE });
  const engines = engineNameSchema.array().safeParse(values.engine ?? ENGINES);
  if (!engines.success)
    throw new UsageError({ expected: `engines of ${ENGINES.join(' ')}`, seen: values.engine ?? [], next: DIFF_USAGE });
  const found = difference(readResultsOfAnyRevision(before), readResultsOfAnyRevision(after), engines.data);
  if (found.engines.length === 0)
    throw new UsageError({ expected: 'runs in an engine to compare', seen: ['none in either file'], next: DIFF_USAGE });
  return {
    lines: values.markdown ? differenceMarkdown(found).trimEnd().split('\n') : differenceLines(found),
    code: losses(found).size > 0 ? 1 : 0,
  };
}
