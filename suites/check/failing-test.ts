import type { TestInfo } from '@playwright/test';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Finding } from '../../evidence/verdict.ts';
import { failureMessage } from './declared-deviations.ts';

/**
 * Fails the test of a check in Playwright. After a test that fails unexpectedly Playwright starts another worker, and an
 * engine with it, which costs many times what a check does. So the worker is told that it was expected, and our reporter,
 * which reads every result before the others do, that it was not: it says in the environment that it does. Where it does
 * not, and where something of ours broke, a new worker is what there must be.
 */
export function failTest(testInfo: TestInfo, report: CheckReport, failures: readonly Finding[]): never {
  const ours = failures.some(({ verdict }) => verdict === 'harness-error');
  if (!ours && process.env['CONFORMANCE_REPORTER'] === 'first') testInfo.expectedStatus = 'failed';
  throw new Error(failureMessage(failures, report));
}
