import type { TestInfo } from '@playwright/test';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Finding } from '../../evidence/verdict.ts';
import { failureMessage } from './declared-deviations.ts';

/**
 * Fails the test of a check in Playwright. After an unexpected failure Playwright starts a new worker, and a new engine
 * with it, at many times the cost of a check. So the failure is marked as expected to keep the worker, and the
 * conformance reporter, which reads every result before the others do, turns it back into an unexpected one. The
 * reporter announces itself in the environment. Without it, or after a fault of the harness, Playwright does start a
 * new worker.
 */
export function failTest(testInfo: TestInfo, report: CheckReport, failures: readonly Finding[]): never {
  const isHarnessError = failures.some(({ verdict }) => verdict === 'harness-error');
  if (!isHarnessError && process.env['CONFORMANCE_REPORTER'] === 'first') testInfo.expectedStatus = 'failed';
  throw new Error(failureMessage(failures, report));
}
