import { AMPLITUDE_JS_3_TO_5, EVERY_LINE, SINCE_6 } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Expiration time';

export const cookieLife: RequirementInput[] = [
  {
    ...common,
    id: 'COOKIE-LIFE-1',
    lines: SINCE_6,
    level: 'MUST',
    sentence: 'By default, the identity cookie is written to expire 365 days after the write.',
    source: { section, sentences: ['33752c1aaa49', '4e4b1299736f', '7a9306582de9', 'f9993af2de3f'] },
    observedIn: ['writes'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-LIFE-2',
    level: 'MUST',
    sentence: 'The option cookieExpiration sets the number of days after which the identity cookie expires.',
    source: { section, sentences: ['19196194476e', '18ccdddfd68a', '8dd8d1c666df'] },
    needs: ['cookieExpiration'],
    observedIn: ['writes'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-LIFE-3',
    lines: SINCE_6,
    level: 'MUST',
    sentence: 'By default, no cookie is written with a lifetime of more than thirteen months.',
    source: { section: 'CNIL France - 13-month cookie limit', sentences: ['f9993af2de3f'] },
    observedIn: ['writes'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'COOKIE-LIFE-4',
    level: 'MUST',
    sentence:
      'The browser keeps the identity cookie beyond the browser session, but no longer than the lifetime it was written with.',
    source: { section, sentences: ['19196194476e', '350b7a5ee9d1', 'd18a9f7a5ce7'] },
    observedIn: ['jar', 'writes'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-LIFE-5',
    lines: AMPLITUDE_JS_3_TO_5,
    level: 'MUST',
    sentence: 'By default, the identity cookie is written to expire ten years, of 365 days each, after the write.',
    source: { section, sentences: ['db9e644e5e07'] },
    observedIn: ['writes'],
    coveredBy: ['scenario', 'property'],
  },
];
