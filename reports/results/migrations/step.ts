/** One step of a results file’s way to the present: what makes a file of a version one of the next. Pure. */
export interface Migration {
  from: number;
  /** Throws a zod error where the file is not what its version has. */
  migrate: (old: unknown) => unknown;
}
