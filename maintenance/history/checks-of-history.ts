import type { Check } from '../../suites/check/check.ts';
import { checks } from '../../suites/checks/checks.ts';

/**
 * The checks that run on each version. Stories are left out: they observe everything at once and end at the first broken
 * requirement, so that fixing one requirement makes another one appear to break. Other checks cover each requirement.
 */
export const checksOfHistory: readonly Check[] = checks.filter(
  (check) => check.kind === 'scenario' || !check.continueOnKnownFailure,
);
