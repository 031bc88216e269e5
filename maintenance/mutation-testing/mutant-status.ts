import { z } from 'zod';
import type { Verdict } from '../../evidence/verdict.ts';

/** The requirements that a mutant breaks, by how they break. Each list is sorted and has each id once. */
export const detectionSchema = z.strictObject({
  /** A MUST that fails, or a SHOULD that warns. */
  fails: z.array(z.string()),
  /** The mutant threw. */
  crashes: z.array(z.string()),
  /** The mutant never came to rest. */
  timeouts: z.array(z.string()),
  /** A check itself broke. */
  harnessErrors: z.array(z.string()),
});
export type Detection = z.infer<typeof detectionSchema>;

/**
 * The result for a mutant.
 * - `killed`: a requirement that the changed code claims to fulfil fails.
 * - `crashed`, `timed out`: such a requirement shows only that the SDK throws, or that it never ends.
 * - `misattributed`: only requirements that the code does not claim fail.
 * - `survived`: nothing fails.
 * - `unreached`: no check runs the changed code.
 */
export const MUTANT_STATUSES = ['killed', 'crashed', 'timed out', 'misattributed', 'survived', 'unreached'] as const;
export type MutantStatus = (typeof MUTANT_STATUSES)[number];

/** Statuses that call for a sharper check, simpler code or a corrected claim. */
export const OPEN_STATUSES: readonly MutantStatus[] = ['misattributed', 'survived', 'unreached'];

const LIST_OF: Partial<Record<Verdict, keyof Detection>> = {
  fail: 'fails',
  warn: 'fails',
  crash: 'crashes',
  timeout: 'timeouts',
  'harness-error': 'harnessErrors',
};

/** What findings detect. */
export function detectionIn(findings: readonly { requirement: string; verdict: Verdict }[]): Detection {
  const found = {
    fails: new Set<string>(),
    crashes: new Set<string>(),
    timeouts: new Set<string>(),
    harnessErrors: new Set<string>(),
  };
  for (const { requirement, verdict } of findings) {
    const list = LIST_OF[verdict];
    if (list) found[list].add(requirement);
  }
  const [fails = [], crashes = [], timeouts = [], harnessErrors = []] = Object.values(found).map((ids) =>
    [...ids].sort(),
  );
  return { fails, crashes, timeouts, harnessErrors };
}

export function mutantStatus(
  claims: readonly string[],
  { fails, crashes, timeouts, harnessErrors }: Detection,
  isReached: boolean,
): MutantStatus {
  const claimed = (ids: readonly string[]) => ids.some((id) => claims.includes(id));
  if (claimed(fails)) return 'killed';
  if (claimed(crashes)) return 'crashed';
  if (claimed(timeouts)) return 'timed out';
  if (fails.length + crashes.length + timeouts.length + harnessErrors.length > 0) return 'misattributed';
  return isReached ? 'survived' : 'unreached';
}
