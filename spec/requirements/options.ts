import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Storage options explained';

/** Requirements for all options. The effect of each option is specified under its subject. */
export const options: RequirementInput[] = [
  {
    ...common,
    id: 'OPTIONS-1',
    level: 'MUST',
    sentence: 'Unknown options have no effect.',
    source: { section, sentences: ['610c7864f7dc'] },
    observedIn: ['errors', 'uploads', 'jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'OPTIONS-2',
    level: 'MUST',
    sentence: 'An option of the wrong type raises no error, and events are still sent.',
    source: { section, sentences: ['610c7864f7dc'] },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'OPTIONS-3',
    level: 'SHOULD',
    sentence: 'A cookieExpiration that is not a positive number is treated as not given.',
    source: { section, sentences: ['18ccdddfd68a'] },
    needs: ['cookieExpiration'],
    observedIn: ['writes'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'OPTIONS-4',
    level: 'SHOULD',
    sentence: 'A savedMaxCount that is not a positive number is treated as not given.',
    source: { section, sentences: ['4a15f8c10294'] },
    needs: ['savedMaxCount'],
    observedIn: ['storage'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'OPTIONS-5',
    level: 'SHOULD',
    sentence:
      'A boolean option with a value other than true or false is treated as not given: it disables nothing, defers nothing, and does not opt the user out.',
    source: { section, sentences: ['610c7864f7dc'] },
    observedIn: ['uploads', 'jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'OPTIONS-6',
    level: 'MUST',
    sentence: 'The options with which an instance was initialised can be read from that instance.',
    source: {
      section: 'Getting the SDK initialization options per project',
      sentences: ['99943229f5d5', '3da16bd8c60e', '3e5380147a3e', 'f4780c0d18cb'],
    },
    untestable:
      'The options are a field of the SDK’s own object. A verdict rests on what a browser or a server observed, never on what an SDK reports about itself.',
  },
];
