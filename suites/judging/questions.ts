import { z } from 'zod';
import { candidateSchema } from '../../harness/candidate/candidate.ts';
import { assumptionsSchema, checkReportSchema } from '../../spec/check-report.ts';
import { verdictSchema } from '../../spec/verdict.ts';

// What a judging process is asked, in this order, and what it answers.

/** All that a candidate’s checks are run with, read and bundled by who may read. */
const equipSchema = z.strictObject({
  kind: z.literal('equip'),
  candidate: candidateSchema,
  served: z.strictObject({
    recorder: z.string(),
    scripts: z.array(z.strictObject({ path: z.string(), source: z.string() })),
  }),
  platform: z.string(),
  /** Source of the module that decodes a codec of the candidate’s own. */
  decoder: z.string().nullable(),
  /** How long a step in a page may take, in milliseconds. */
  patience: z.number().positive(),
});

export const questionSchema = z.discriminatedUnion('kind', [
  equipSchema,
  z.strictObject({ kind: z.literal('load') }),
  z.strictObject({
    kind: z.literal('check'),
    id: z.string(),
    seed: z.number().int(),
    values: z.number().int().positive(),
    path: z.string().optional(),
    shrinks: z.number().int().nonnegative().optional(),
    limit: z.number().positive().optional(),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('equipped'), assumptions: assumptionsSchema }),
  z.strictObject({
    kind: z.literal('loaded'),
    doesNotLoad: z.strictObject({ verdict: verdictSchema, message: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('report'), report: checkReportSchema }),
  z.strictObject({ kind: z.literal('fault'), message: z.string() }),
]);
export type Answer = z.infer<typeof answerSchema>;
