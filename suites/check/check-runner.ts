import type { CheckReport } from '../../evidence/check-report.ts';
import type { Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Check } from './check.ts';
import type { CheckSettings } from './settings.ts';

/** Runs checks on one candidate in one engine, in this process or in a confined one. */
export interface CheckRunner {
  readonly candidate: Candidate;
  /** Why no page with the candidate on it can be opened, in which case no check is run; `null` if one can. */
  readonly loadFailure: { verdict: Verdict; message: string } | null;
  run(check: Check, settings: CheckSettings): Promise<CheckReport>;
  close(): Promise<void>;
}
