import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'CNIL France - Cookies must not allow the global follow-up';

export const crossDomain: RequirementInput[] = [
  {
    ...common,
    id: 'XDOMAIN-1',
    level: 'MUST',
    sentence: 'By default, a user has different device ids on different sites.',
    source: {
      section,
      sentences: ['34b2d09ddeb0', 'eae6b4fbf1c2'],
    },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'XDOMAIN-2',
    level: 'MUST',
    sentence: 'By default, neither the page’s URL nor its links are changed: no identity is passed to another site.',
    source: {
      section,
      sentences: ['34b2d09ddeb0'],
    },
    observedIn: ['page'],
    coveredBy: ['scenario'],
  },
];
