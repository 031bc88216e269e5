import { z } from 'zod';
import { JUDGE_COMMAND } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import { REVISION } from '../../spec/catalogue.ts';
import { readJsonFile } from './json-file.ts';
import { migrated } from './migrations/migrations.ts';
import { RESULTS_VERSION, type Results, resultsSchema } from './results.ts';

export { type Results, resultsSchema };

const version = z.int().positive();

/** A results file of this version or an earlier one. */
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

/** Reads a results file of any version and any revision of the requirements. Throws a {@link UsageError}. */
export function readResultsOfAnyRevision(file: string): Results {
  refuseLaterVersions(file);
  return readJsonFile(file, anyVersion, 'a results file', JUDGE_COMMAND);
}

/** Reads a results file whose revision of the requirements is this suite’s. Throws a {@link UsageError}. */
export function readResults(file: string): Results {
  const results = readResultsOfAnyRevision(file);
  const { revision } = results.suite;
  if (revision === REVISION) return results;
  throw new UsageError({
    expected: `results of the requirements of ${REVISION}`,
    seen: [`${file}: results of the requirements of ${revision}`],
    next: JUDGE_COMMAND,
  });
}

const laterVersion = z.looseObject({
  schema: version.min(RESULTS_VERSION + 1),
  suite: z.looseObject({ name: z.string(), version: z.string() }),
});

/** A later version is not read at all, as its additions could change the meaning of the rest. */
function refuseLaterVersions(file: string): void {
  const read = readJsonFile(file, z.union([laterVersion, z.unknown()]), 'a results file', JUDGE_COMMAND);
  const later = laterVersion.safeParse(read);
  if (!later.success) return;
  const { schema, suite } = later.data;
  throw new UsageError({
    expected: `a results file of version 1 to ${RESULTS_VERSION}`,
    seen: [`${file}: version ${schema}, written by ${suite.name} ${suite.version}`],
    next: `read it with ${suite.name} ${suite.version} or later`,
  });
}
