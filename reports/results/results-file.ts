import { z } from 'zod';
import { JUDGE_COMMAND } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import { REVISION } from '../../spec/catalogue.ts';
import { readJsonFile } from './json-file.ts';
import { migrated } from './migrations/migrations.ts';
import { RESULTS_VERSION, type Results, resultsSchema } from './results.ts';

export { type Results, resultsSchema };

const version = z.int().positive();

/** A results file of today or of any version before. */
const anyVersion = z
  .unknown()
  .transform((file, context) => {
    const old = z.looseObject({ schema: version.max(RESULTS_VERSION - 1) }).safeParse(file);
    if (!old.success) return file;
    try {
      return migrated(old.data, old.data.schema);
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      for (const { message, path } of error.issues) context.addIssue({ code: 'custom', message, path });
      return z.NEVER;
    }
  })
  .pipe(resultsSchema);

/**
 * The results in a file, of whatever requirements, and of whatever version there has been: what they say can be shown,
 * whether or not it would be said today.
 */
export function readResultsOfAnyRevision(file: string): Results {
  refuseTheFuture(file);
  return readJsonFile(file, anyVersion, 'a results file', JUDGE_COMMAND);
}

/** The results in a file. They must speak of the requirements as they stand here: of others nothing could be concluded. */
export function readResults(file: string): Results {
  const results = readResultsOfAnyRevision(file);
  const { revision } = results.suite;
  if (revision === REVISION) return results;
  throw new UsageError({
    expected: `results of the requirements of ${REVISION}`,
    seen: [`${file}: of those of ${revision}`],
    next: JUDGE_COMMAND,
  });
}

const future = z.looseObject({
  schema: version.min(RESULTS_VERSION + 1),
  suite: z.looseObject({ name: z.string(), version: z.string() }),
});

/** What a later release added could change what the rest means, so none of it is read. */
function refuseTheFuture(file: string): void {
  const read = readJsonFile(file, z.union([future, z.unknown()]), 'a results file', JUDGE_COMMAND);
  const later = future.safeParse(read);
  if (!later.success) return;
  const { schema, suite } = later.data;
  throw new UsageError({
    expected: `a results file of version 1 to ${RESULTS_VERSION}`,
    seen: [`${file}: version ${schema}, written by ${suite.name} ${suite.version}`],
    next: `read it with ${suite.name} ${suite.version} or later`,
  });
}
