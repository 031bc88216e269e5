import {
  miniatureCatalogue,
  miniatureResults,
  miniatureReport as report,
  miniatureReports as reports,
} from '../miniature.ts';
import type { Results } from '../results.ts';

const broken = { message: 'The name is 100% wrong.', expected: '[ "amp_a1b2c3" ]', seen: '[]' };
const reason = 'It caps the key’s suffix; see <options.js>, or ask @maintainer.';

/** Results in which about everything happens that can happen to a requirement. For tests of views. */
export const eventful: Results = miniatureResults({
  catalogue: [
    ...miniatureCatalogue,
    {
      id: 'JAR-3',
      level: 'MAY',
      sentence: 'A build may call its cookies something else.',
      source: { section: 'Cookies', sentences: [] },
      lines: ['amplitude-js 6-8'],
      needs: [],
      untestable: 'A bundle does not say how it was built.',
    },
  ],
  deviations: [
    { requirement: 'JAR-1', engines: ['chromium', 'firefox'], reason },
    { requirement: 'CONSENT-1', engines: ['firefox'], reason: 'It kept a cookie once.' },
  ],
  reports: [
    ...reports(
      'chromium',
      report('chromium', 'JAR-1', 'fail', broken),
      report('chromium', 'JAR-2', 'fail', broken),
      { ...report('chromium', 'JAR-2', 'fail', broken), check: 'jar-2-any-key', kind: 'property', seed: 42, runs: 17 },
      report('chromium', 'CONSENT-2', 'warn', { message: 'A probe cookie came and went.' }),
      report('chromium', 'CONSENT-1', 'inapplicable', {
        message: 'the candidate does not declare deferInitialization',
      }),
    ),
    ...reports('firefox', report('firefox', 'JAR-1', 'fail', broken), report('firefox', 'JAR-2', 'fail', broken)),
  ],
});
