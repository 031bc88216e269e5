import { stripVTControlCharacters } from 'node:util';
import { diagnosisLines } from '../../evidence/diagnosis.ts';
import { UsageError } from '../../evidence/fault.ts';
import { diagnosisSchema } from '../../evidence/fault-report.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import { sanitize } from '../text/sanitize.ts';
import type { HarnessError } from './results.ts';

/** An error as a test runner serialised it. */
export interface ThrownError {
  message?: string | undefined;
  stack?: string | undefined;
  value?: string | undefined;
  /** Present on a usage error, if the channel carries more than text. */
  diagnosis?: unknown;
}

/** Stack frames of the test runner itself, which are the same for every error. */
const RUNNER_FRAME = /^\s+at .*(?:node:internal|node_modules\/(?:@?vitest|@?playwright)\/|<anonymous>\)$)/;

/**
 * An error that is no verdict on the candidate, as an entry of the results file. A usage error is reported by its
 * diagnosis alone: its stack would not help the person who has to correct the input.
 */
export function harnessErrorFrom(where: string, engine: EngineName | null, error: ThrownError): HarnessError {
  const { data: diagnosis } = diagnosisSchema.safeParse(error.diagnosis);
  const lines = diagnosis ? diagnosisLines(diagnosis) : stackLines(error);
  const [message = '', ...details] = lines.map(stripVTControlCharacters);
  return { where, engine, message, details };
}

function stackLines({ stack, message, value }: ThrownError): string[] {
  const [first = '', ...rest] = (stack ?? message ?? value ?? 'An error without a message.')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [first, ...rest.filter((line) => !RUNNER_FRAME.test(stripVTControlCharacters(line)))];
}

/** The harness errors of a run that produced no results. `error` is what prevented them. */
export function errorsWithoutResults(
  { hasCandidate, harnessErrors }: { hasCandidate: boolean; harnessErrors: readonly HarnessError[] },
  error: unknown,
): readonly HarnessError[] {
  // A missing candidate is the consequence of an error that was already recorded.
  if (!hasCandidate && harnessErrors.length > 0) return harnessErrors;
  const message = error instanceof Error ? error.message : `${error}`;
  const diagnosis = error instanceof UsageError ? error.diagnosis : undefined;
  return [...harnessErrors, harnessErrorFrom('run', null, { message, diagnosis })];
}

/** Prints harness errors on standard error, for a run without a summary. */
export function printHarnessErrors(harnessErrors: readonly HarnessError[]): void {
  for (const { message, details } of harnessErrors)
    process.stderr.write(`${[message, ...details].map((line) => sanitize(line)).join('\n')}\n`);
}
