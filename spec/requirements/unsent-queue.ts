import type { RequirementInput } from '../requirement.ts';

const lines = ['amplitude-js 6-8'] as const;

export const unsentQueue: RequirementInput[] = [
  {
    id: 'UNSENT-1',
    level: 'MUST',
    sentence: 'An event that could not be uploaded is kept in local storage.',
    source: { section: 'Data stored in Local Storage' },
    lines: [...lines],
  },
  {
    id: 'UNSENT-2',
    level: 'MUST',
    sentence:
      'A later page uploads the events an earlier page could not, once each and in the order they were tracked.',
    source: { section: 'Data stored in Local Storage' },
    lines: [...lines],
  },
  {
    id: 'UNSENT-3',
    level: 'MUST',
    sentence: 'An event is removed from local storage once its upload succeeded.',
    source: { section: 'Data stored in Local Storage' },
    lines: [...lines],
  },
  {
    id: 'UNSENT-4',
    level: 'MUST',
    sentence: 'Where local storage is full, initialisation and tracking raise no error and events are still sent.',
    source: { section: 'Data stored in Local Storage', implied: true },
    lines: [...lines],
  },
  {
    id: 'UNSENT-CAP-1',
    level: 'MUST',
    sentence: 'By default at most 1000 unsent events are kept.',
    source: { section: 'Data stored in Local Storage' },
    lines: [...lines],
  },
  {
    id: 'UNSENT-CAP-2',
    level: 'MUST',
    sentence: 'When more events wait than may be kept, the oldest go first: those that stay are the latest, in order.',
    source: { section: 'Data stored in Local Storage' },
    lines: [...lines],
  },
  {
    id: 'UNSENT-CAP-3',
    level: 'MUST',
    sentence: 'The savedMaxCount option sets how many unsent events are kept.',
    source: { section: 'Storage options explained' },
    lines: [...lines],
    needs: ['savedMaxCount'],
  },
  {
    id: 'UNSENT-SCOPE-1',
    level: 'MUST',
    sentence: 'Unsent events are stored under a key that holds the whole API key they were tracked with.',
    source: { section: 'Data stored in Local Storage' },
    lines: [...lines],
  },
  {
    id: 'UNSENT-SCOPE-2',
    level: 'MUST',
    sentence: 'Events left unsent under one API key are never uploaded to the project of another.',
    source: { section: 'Frequently asked questions' },
    lines: [...lines],
  },
];
