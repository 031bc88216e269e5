import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Using Amplitude Cookies';

export const probeCookie: RequirementInput[] = [
  {
    ...common,
    id: 'PROBE-1',
    level: 'MUST',
    sentence: 'Every probe cookie that an SDK writes is removed by the end of initialisation.',
    source: { section, sentences: ['c441beb3411e', '805de607cba6', '1439a7eeabb3'] },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'PROBE-2',
    level: 'SHOULD',
    sentence:
      'A probe cookie is written to last at most one day, so that an interrupted probe leaves nothing behind for long.',
    source: { section, sentences: ['74e9f901ded2'] },
    observedIn: ['writes'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'PROBE-3',
    level: 'MUST',
    sentence: 'A probe cookie contains nothing about the user: neither the device id nor the user id.',
    source: { section, sentences: ['c441beb3411e'] },
    observedIn: ['writes'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'PROBE-4',
    level: 'MUST',
    sentence: 'A probe cookie left behind by an earlier page has no effect: it is not used.',
    source: { section, sentences: ['580d594b4c4b'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario'],
  },
];
