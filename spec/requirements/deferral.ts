import type { Capability, RequirementInput } from '../requirement.ts';

const common = {
  source: { section: 'Managing cookie consent' },
  lines: ['amplitude-js 6-8'] satisfies RequirementInput['lines'],
  needs: ['deferInitialization'] satisfies Capability[],
};

export const deferral: RequirementInput[] = [
  {
    ...common,
    id: 'DEFER-1',
    level: 'MUST',
    sentence:
      'While initialisation is deferred and no consent was given, nothing stays stored: no cookie, no storage of any kind.',
  },
  {
    ...common,
    id: 'DEFER-2',
    level: 'MUST',
    sentence: 'While initialisation is deferred and no consent was given, no request of any kind leaves the page.',
  },
  {
    ...common,
    id: 'DEFER-3',
    level: 'SHOULD',
    sentence:
      'While initialisation is deferred and no consent was given, nothing is written even for a moment, probe cookies included.',
  },
  {
    ...common,
    id: 'DEFER-4',
    level: 'MUST',
    sentence: 'Calls made while deferred take effect when tracking is enabled: each once, in the order they were made.',
  },
  {
    ...common,
    id: 'DEFER-5',
    level: 'MUST',
    sentence: 'Enabling tracking creates the identity cookie.',
  },
  {
    ...common,
    id: 'DEFER-6',
    level: 'MUST',
    sentence:
      'Where an identity cookie of an earlier consent exists, initialisation is not deferred: tracking goes on with that identity.',
  },
];
