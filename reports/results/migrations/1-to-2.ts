import { z } from 'zod';
import type { Migration } from './step.ts';

const resultsSchema = z.looseObject({
  suite: z.looseObject({}),
  requirements: z.array(z.looseObject({})),
});

/**
 * Version 2 adds the suite’s content hash, the published revision a run is scored by, and why a requirement is untestable.
 * A run of version 1 was scored by every requirement; the rest is unknown.
 */
export const migrationFrom1: Migration = {
  from: 1,
  migrate: (old) => {
    const { suite, requirements, ...rest } = resultsSchema.parse(old);
    return {
      ...rest,
      schema: 2,
      suite: { ...suite, hash: null, pinned: null },
      requirements: requirements.map((one) => ({ ...one, untestable: null, scored: true })),
    };
  },
};
