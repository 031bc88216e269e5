import { z } from 'zod';
import { citationSchema } from './requirement.ts';

/**
 * A place where the guide contradicts itself, the SDK it documents, or browser behaviour. It records both readings and
 * which of them the catalogue follows.
 */
export const erratumSchema = z.strictObject({
  id: z.string().regex(/^ERRATUM-[1-9]\d*$/),
  /** Its topic, as a heading. */
  about: z.string().min(3),
  source: citationSchema,
  /** The guide’s statement, paraphrased. */
  guide: z.string().min(10),
  /** The contradicting statement, paraphrased, and its source. */
  against: z.strictObject({
    who: z.enum(['the guide itself', 'amplitude-js 8.21.10', 'analytics-browser 2.48.1', 'browsers']),
    says: z.string().min(10),
  }),
  /** Which reading the catalogue follows. `open`: a conforming SDK may do either. */
  chosen: z.enum(['guide', 'other', 'open']),
  why: z.string().min(20),
  /** Ids of the requirements whose checks observe it. */
  requirements: z.array(z.string()).nonempty(),
});
export type Erratum = z.infer<typeof erratumSchema>;
export type ErratumInput = z.input<typeof erratumSchema>;
