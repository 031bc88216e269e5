import { step as from1 } from './1-to-2.ts';
import { step as from2 } from './2-to-3.ts';
import type { Migration } from './step.ts';

/** From the first version on; the last leads to the version of today. */
export const STEPS: readonly Migration[] = [from1, from2];

/** What a file of a version before today’s says, in the form of today. Throws a zod error where a step cannot read it. */
export function migrated(old: unknown, version: number): unknown {
  return STEPS.filter(({ from }) => from >= version).reduce((results, { migrate }) => migrate(results), old);
}
