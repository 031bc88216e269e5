import type { CheckReport } from '../../evidence/check-report.ts';
import type { Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Check } from './check.ts';
import type { Settings } from './settings.ts';

/** Who runs checks on a candidate, wherever that is done. */
export interface CheckRunner {
  readonly candidate: Candidate;
  /** Why no page can be opened with this candidate on it, where that is so: then no check is run. */
  readonly doesNotLoad: { verdict: Verdict; message: string } | null;
  /** Runs a check, with `values` for a property that costs one page load. */
  run(check: Check, settings: Settings): Promise<CheckReport>;
  close(): Promise<void>;
}
