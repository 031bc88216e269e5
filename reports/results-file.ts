import { REVISION } from '../spec/catalogue.ts';
import { readJsonFile } from './json-file.ts';
import { Misuse } from './misuse.ts';
import { type Results, resultsSchema } from './results.ts';

const JUDGE = 'npx playwright test';

/** The results in a file. They must speak of the requirements as they stand here: of others nothing could be concluded. */
export function readResults(file: string): Results {
  const results = readJsonFile(file, resultsSchema, 'a results file', JUDGE);
  const { revision } = results.suite;
  if (revision === REVISION) return results;
  throw new Misuse({
    expected: `results of the requirements of ${REVISION}`,
    seen: [`${file}: of those of ${revision}`],
    next: JUDGE,
  });
}
