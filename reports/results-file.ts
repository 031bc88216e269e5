import { REVISION } from '../spec/catalogue.ts';
import { readJsonFile } from './json-file.ts';
import { Misuse } from './misuse.ts';
import { type Results, resultsSchema } from './results.ts';

const JUDGE = 'npx playwright test';

/** The results in a file, of whatever requirements: what they say can be shown, whether or not it would be said today. */
export function readResultsOfAnyRevision(file: string): Results {
  return readJsonFile(file, resultsSchema, 'a results file', JUDGE);
}

/** The results in a file. They must speak of the requirements as they stand here: of others nothing could be concluded. */
export function readResults(file: string): Results {
  const results = readResultsOfAnyRevision(file);
  const { revision } = results.suite;
  if (revision === REVISION) return results;
  throw new Misuse({
    expected: `results of the requirements of ${REVISION}`,
    seen: [`${file}: of those of ${revision}`],
    next: JUDGE,
  });
}
