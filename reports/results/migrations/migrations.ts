import { migrationFrom1 as from1 } from './1-to-2.ts';
import { migrationFrom2 as from2 } from './2-to-3.ts';
import type { Migration } from './step.ts';

/** In order; the last step produces the current version. */
export const MIGRATIONS: readonly Migration[] = [from1, from2];

/** Migrates results of an earlier version to the current one. Throws a zod error if a step cannot read them. */
export function migrated(old: unknown, version: number): unknown {
  return MIGRATIONS.filter(({ from }) => from >= version).reduce((results, { migrate }) => migrate(results), old);
}
