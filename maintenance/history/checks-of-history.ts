import type { Check } from '../../suites/check/check.ts';
import { checks } from '../../suites/checks/checks.ts';

/**
 * What is asked of each version. Not the stories: they look at everything at once and end at the first promise that is
 * broken, so that another one seems to be broken where something else before it was mended. Other checks speak of each.
 */
export const checksOfHistory: readonly Check[] = checks.filter(
  (check) => check.kind === 'scenario' || !check.continueOnKnownFailure,
);
