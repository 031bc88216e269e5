import { z } from 'zod';
import type { Diagnosis } from './diagnosis.ts';
import { UsageError } from './fault.ts';

export const diagnosisSchema = z.strictObject({
  expected: z.string(),
  seen: z.union([z.string(), z.array(z.string())]),
  next: z.string(),
}) satisfies z.ZodType<Diagnosis>;

/** A fault on its way to another process: a usage error as its diagnosis, any other error as its stack. */
export const faultReportSchema = z.union([
  z.strictObject({ diagnosis: diagnosisSchema }),
  z.strictObject({ stack: z.string() }),
]);
export type FaultReport = z.infer<typeof faultReportSchema>;

export function faultReport(error: Error): FaultReport {
  if (!(error instanceof UsageError)) return { stack: error.stack ?? error.message };
  const { expected, seen, next } = error.diagnosis;
  return { diagnosis: { expected, seen: typeof seen === 'string' ? seen : [...seen], next } };
}
