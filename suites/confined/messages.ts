import { z } from 'zod';
import { assumptionsSchema, checkReportSchema } from '../../evidence/check-report.ts';
import { faultReportSchema } from '../../evidence/fault-report.ts';
import { verdictSchema } from '../../evidence/verdict.ts';
import { candidateBundleSchema } from '../../harness/confinement/candidate-bundle.ts';

// The questions that a check process is asked, in this order, and its answers.

export const questionSchema = z.discriminatedUnion('kind', [
  candidateBundleSchema.extend({ kind: z.literal('start') }),
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
  z.strictObject({ kind: z.literal('started'), assumptions: assumptionsSchema }),
  z.strictObject({
    kind: z.literal('loaded'),
    loadFailure: z.strictObject({ verdict: verdictSchema, message: z.string() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('report'), report: checkReportSchema }),
  z.strictObject({ kind: z.literal('fault'), fault: faultReportSchema }),
]);
export type Answer = z.infer<typeof answerSchema>;
