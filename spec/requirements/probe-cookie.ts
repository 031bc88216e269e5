import type { RequirementInput } from '../requirement.ts';

export const probeCookie: RequirementInput[] = [
  {
    id: 'PROBE-1',
    level: 'MUST',
    sentence: 'Every probe cookie an SDK writes is removed by the time initialisation ends.',
    source: { section: 'Using Amplitude Cookies' },
    lines: ['amplitude-js 6-8'],
  },
];
