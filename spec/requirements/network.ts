import type { RequirementInput } from '../requirement.ts';

export const network: RequirementInput[] = [
  {
    id: 'NETWORK-1',
    level: 'MUST',
    sentence: 'A candidate talks to the ingestion endpoint it was given and to no other address.',
    source: { section: 'Are our cookies first-party or third-party cookies?', implied: true },
    lines: ['amplitude-js 6-8'],
  },
];
