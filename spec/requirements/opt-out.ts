import type { RequirementInput } from '../requirement.ts';

const common = {
  lines: ['amplitude-js 6-8'] satisfies RequirementInput['lines'],
  needs: ['optOut'] satisfies RequirementInput['needs'],
};

export const optOut: RequirementInput[] = [
  {
    ...common,
    id: 'OPTOUT-1',
    level: 'MUST',
    sentence: 'Events tracked after a person opted out are not uploaded, neither then nor after they opt in again.',
    source: { section: 'Disabling tracking (opt-out tracking)' },
  },
  {
    ...common,
    id: 'OPTOUT-2',
    level: 'MUST',
    sentence: 'An opt-out holds on later pages of the same site.',
    source: { section: 'Data stored in the cookie' },
  },
  {
    ...common,
    id: 'OPTOUT-3',
    level: 'MUST',
    sentence: 'After a person opts in again, events are uploaded again, on this page and on later ones.',
    source: { section: 'Frequently asked questions' },
  },
  {
    ...common,
    id: 'OPTOUT-4',
    level: 'MUST',
    sentence: 'Initialised with the optOut option, an SDK uploads no event until the person opts in.',
    source: { section: 'Storage options explained' },
  },
  {
    ...common,
    id: 'OPTOUT-5',
    level: 'MUST',
    sentence: 'Nothing of an event tracked after a person opted out is stored.',
    source: { section: 'Data stored in the cookie' },
  },
];
