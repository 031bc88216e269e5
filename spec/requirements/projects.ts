import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE, needs: ['instances'] } satisfies Partial<RequirementInput>;
const section = 'CNIL France - The trackers are completely independent of each other and of any other tracker';

/** Several projects on one page. */
export const projects: RequirementInput[] = [
  {
    ...common,
    id: 'PROJECT-1',
    level: 'MUST',
    sentence: 'Projects whose API keys begin differently have separate identity cookies and device ids.',
    source: { section, sentences: ['4a1bd4a321a4'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'PROJECT-2',
    level: 'MUST',
    sentence:
      'A user id set for one project is not carried by the events of another project whose API key begins differently.',
    source: { section, sentences: ['4a1bd4a321a4'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'PROJECT-3',
    level: 'MUST',
    sentence: 'If a page has several projects, each project receives its own events, once, and no other project’s.',
    source: {
      section: 'CNIL France - The data is collected, processed and stored independently for each publisher',
      sentences: ['5dced998721a'],
    },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'PROJECT-4',
    level: 'MUST',
    needs: ['instances', 'optOut'],
    sentence: 'An opt-out from one project does not affect another project whose API key begins differently.',
    source: { section, sentences: ['4a1bd4a321a4'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'PROJECT-5',
    level: 'MUST',
    sentence: 'Projects whose API keys begin with the same characters never receive each other’s events.',
    source: { section, sentences: ['4a1bd4a321a4'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
];
