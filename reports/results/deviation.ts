import { z } from 'zod';
import { engineNameSchema } from '../../evidence/verdict.ts';

/** A known failure of the candidate, with its reason, as its candidate file declares it. */
export const deviationSchema = z.object({
  requirement: z.string(),
  engines: z.array(engineNameSchema).nonempty(),
  reason: z.string(),
});
export type Deviation = z.infer<typeof deviationSchema>;
