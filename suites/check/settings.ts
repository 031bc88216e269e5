import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import type { EngineName } from '../../evidence/verdict.ts';

/** Values for a property that costs one page load: fewer where a page costs more. `VALUES` asks for as many as one likes. */
export const VALUES: Readonly<Record<EngineName, number>> = { chromium: 8, firefox: 4, webkit: 4, simulated: 15 };

const settingsSchema = z.object({
  /** Seed of the run; the same seed gives the same values. */
  SEED: z.coerce.number().int().default(20_261_124),
  /** fast-check’s path to one failing value, as a replay command names it. */
  COUNTEREXAMPLE: z
    .string()
    .regex(/^\d+(?::\d+)*$/)
    .optional(),
  /** How many values a property gets that costs one page load. */
  VALUES: z.coerce.number().int().positive().optional(),
});

export interface Settings {
  seed: number;
  path?: string | undefined;
  values: number;
  /** After how many tries to make a failing value smaller the smallest so far is shown; with 0, the one that was found. */
  shrinks?: number | undefined;
  /** Milliseconds after which a property tries no further values; unless given, it tries them all. */
  limit?: number | undefined;
}

/**
 * What a person set in the environment, with the runner’s own number of values where they set none. A seed is fixed
 * unless set, so that two runs of one candidate see the same values and give the same verdicts.
 */
export function settings(values: number): Settings {
  const read = settingsSchema.safeParse(process.env);
  if (read.success) return { seed: read.data.SEED, path: read.data.COUNTEREXAMPLE, values: read.data.VALUES ?? values };
  const wrong = read.error.issues.map(({ path }) => `${path.join('.')}=${process.env[path.join('.')]}`);
  throw new UsageError({
    expected:
      'SEED, a whole number; VALUES, a whole number above 0; COUNTEREXAMPLE, a path such as 12:0:3 that a failure printed',
    seen: wrong,
    next: `unset ${read.error.issues.map(({ path }) => path.join('.')).join(' ')}`,
  });
}
