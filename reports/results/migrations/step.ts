/** Migrates results of one version to the next. Pure. */
export interface Migration {
  from: number;
  /** Throws a zod error if the results do not match their version. */
  migrate: (old: unknown) => unknown;
}
