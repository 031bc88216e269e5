import { AMPLITUDE_JS_6_TO_8 } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = {
  lines: AMPLITUDE_JS_6_TO_8,
  needs: ['deprecatedCookie'],
} satisfies Partial<RequirementInput>;
const section = 'Deprecated cookies';

export const deprecatedCookie: RequirementInput[] = [
  {
    ...common,
    id: 'DEPRECATED-1',
    level: 'MUST',
    sentence: 'If only a deprecated identity cookie exists, its device id and user id remain in use.',
    source: { section, sentences: ['9d58c7c9a9e6', '115f144d5f6f', 'b115f7e17389'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEPRECATED-2',
    level: 'MUST',
    sentence:
      'By default, a deprecated identity cookie remains in use: it is kept, and no cookie of the newer kind is created.',
    source: { section: 'Storage options explained', sentences: ['4b8afaa538cc'] },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEPRECATED-3',
    level: 'MUST',
    sentence:
      'With the option cookieForceUpgrade, the identity moves to a cookie of the newer kind and the deprecated one is removed.',
    source: { section: 'Storage options explained', sentences: ['fcbb05a3feab'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEPRECATED-4',
    level: 'MUST',
    sentence: 'If both kinds of identity cookie exist, the newer kind takes precedence.',
    source: { section, sentences: ['9d58c7c9a9e6'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'DEPRECATED-5',
    level: 'MUST',
    needs: ['deprecatedCookie', 'optOut'],
    sentence: 'An opt-out recorded in a deprecated identity cookie is preserved, even when the cookie is upgraded.',
    source: { section, sentences: ['115f144d5f6f'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEPRECATED-6',
    level: 'MUST',
    sentence:
      'A deprecated identity cookie that cannot be read is treated as absent: no error is raised, and events are sent.',
    source: { section },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
];
