import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import type { EngineName } from '../../evidence/verdict.ts';

/**
 * The default number of values for a property that costs one page load. The environment variable `VALUES` overrides it.
 */
export const DEFAULT_VALUES: Readonly<Record<EngineName, number>> = {
  chromium: 8,
  firefox: 4,
  webkit: 4,
  simulated: 15,
};

const settingsSchema = z.object({
  /** Seed of the run; the same seed gives the same values. */
  SEED: z.coerce.number().int().default(20_261_124),
  /** fast-check’s path to one failing value, as a replay command names it. */
  COUNTEREXAMPLE: z
    .string()
    .regex(/^\d+(?::\d+)*$/)
    .optional(),
  /** Number of values for a property that costs one page load. */
  VALUES: z.coerce.number().int().positive().optional(),
});

export interface CheckSettings {
  /** Seed of the run. Each property derives its own from it, so that it can be run alone. */
  seed: number;
  /** fast-check’s path to one failing value, for a replay. */
  path?: string | undefined;
  /** Number of values for a property that costs one page load; more expensive ones get fewer. */
  values: number;
  /** The maximum number of attempts to shrink a failing value; 0 reports the value as it was found. */
  shrinks?: number | undefined;
  /** Milliseconds after which a property tries no further values; without it, the property tries them all. */
  limit?: number | undefined;
}

/**
 * Reads the settings from the environment; `values` is the default number of values. The default seed is fixed, so that
 * two runs of one candidate see the same values and give the same verdicts. Throws UsageError if a setting is
 * malformed.
 */
export function checkSettings(values: number): CheckSettings {
  const read = settingsSchema.safeParse(process.env);
  if (read.success) return { seed: read.data.SEED, path: read.data.COUNTEREXAMPLE, values: read.data.VALUES ?? values };
  const malformed = read.error.issues.map(({ path }) => `${path.join('.')}=${process.env[path.join('.')]}`);
  throw new UsageError({
    expected:
      'SEED, a whole number; VALUES, a whole number above 0; COUNTEREXAMPLE, a path such as 12:0:3 that a failure printed',
    seen: malformed,
    next: `unset ${read.error.issues.map(({ path }) => path.join('.')).join(' ')}`,
  });
}
