import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

export const hostileInput: RequirementInput[] = [
  {
    ...common,
    id: 'HOSTILE-1',
    level: 'MUST',
    sentence:
      'Events carry the user id unchanged, even if it consists of markup, separators, control characters or names of object members.',
    source: { section, sentences: ['cb21d5cde347'] },
    observedIn: ['uploads', 'errors'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'HOSTILE-2',
    level: 'MUST',
    sentence: 'No user id can change the identity cookie’s attributes or write another cookie.',
    source: { section, sentences: ['d2878ea7a262'] },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'HOSTILE-3',
    level: 'MUST',
    sentence: 'An event’s type and properties arrive as they were given, whatever Unicode text they contain.',
    source: { section: 'Data stored in Local Storage' },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'HOSTILE-4',
    level: 'MUST',
    sentence: 'No device id from the page’s URL can change the identity cookie’s attributes or write another cookie.',
    source: { section: 'Storage options explained', sentences: ['5e4a62bb426f'] },
    needs: ['deviceIdFromUrlParam'],
    observedIn: ['jar'],
    coveredBy: ['scenario'],
  },
];
