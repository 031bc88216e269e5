import { z } from 'zod';
import type { Migration } from './step.ts';

const resultsSchema = z.looseObject({
  suite: z.looseObject({}),
  requirements: z.array(z.looseObject({})),
});

/**
 * Version 2 says of which content the suite was, by which published revision a run is scored, and why no check can speak
 * of a requirement. A run of version 1 was scored by every requirement, and did not say the rest.
 */
export const step: Migration = {
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
