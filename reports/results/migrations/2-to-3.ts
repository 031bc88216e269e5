import { z } from 'zod';
import type { Migration } from './step.ts';

const resultsSchema = z.looseObject({
  requirements: z.array(z.looseObject({ engines: z.array(z.looseObject({ standing: z.string() })) })),
  reports: z.array(z.looseObject({})),
});

/** Keys of a check report that version 3 renames. */
const KEYS: Readonly<Record<string, string>> = {
  tape: 'recording',
  deed: 'action',
  caused: 'effects',
  moreCaused: 'moreEffects',
};

/** Values of the keys `kind` and `do` in a check report that version 3 renames. */
const KINDS: Readonly<Record<string, string>> = {
  deed: 'action',
  moment: 'snapshot',
  forget: 'delete cookies',
  'plant cookie': 'set cookie',
  'plant item': 'set item',
};

/** Version 3 uses standard terms: a requirement has a status, and a check report has a recording of actions. */
export const migrationFrom2: Migration = {
  from: 2,
  migrate: (old) => {
    const { requirements, reports, ...rest } = resultsSchema.parse(old);
    return {
      ...rest,
      schema: 3,
      requirements: requirements.map(({ engines, ...requirement }) => ({
        ...requirement,
        engines: engines.map(({ standing, ...engine }) => ({ ...engine, status: standing })),
      })),
      reports: reports.map(renamed),
    };
  },
};

/** Renames the keys, kinds and actions in a value of a check report. */
function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const isKind = (key === 'kind' || key === 'do') && typeof item === 'string';
      return [KEYS[key] ?? key, isKind ? (KINDS[item] ?? item) : renamed(item)];
    }),
  );
}
