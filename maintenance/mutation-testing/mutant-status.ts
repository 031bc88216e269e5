import { z } from 'zod';
import type { Verdict } from '../../evidence/verdict.ts';

/** What a mutant was found to break: requirements, by what shows it. Each list sorted, each id once. */
export const foundSchema = z.strictObject({
  /** Not fulfilled: a MUST that fails, a SHOULD that is warned of. */
  fails: z.array(z.string()),
  /** It threw where it must not. */
  crashes: z.array(z.string()),
  /** It never came to rest. */
  timeouts: z.array(z.string()),
  /** A check of ours broke on it. */
  ours: z.array(z.string()),
});
export type Detection = z.infer<typeof foundSchema>;

/**
 * How a mutant fared.
 * - `killed`: a requirement that the changed code claims to fulfil is found broken.
 * - `crashed`, `timed out`: all that such a requirement shows is that the SDK throws, or that it never ends.
 * - `misattributed`: something else is found broken, and no claim.
 * - `survived`: nothing is.
 * - `unreached`: no check runs the changed code.
 */
export const STATUSES = ['killed', 'crashed', 'timed out', 'misattributed', 'survived', 'unreached'] as const;
export type Status = (typeof STATUSES)[number];

/** What is to be made good, by better checks, simpler code or truer claims. */
export const OPEN: readonly Status[] = ['misattributed', 'survived', 'unreached'];

const PLACE_OF: Partial<Record<Verdict, keyof Detection>> = {
  fail: 'fails',
  warn: 'fails',
  crash: 'crashes',
  timeout: 'timeouts',
  'harness-error': 'ours',
};

/** Collects findings into what was found. */
export function foundIn(findings: readonly { requirement: string; verdict: Verdict }[]): Detection {
  const found = {
    fails: new Set<string>(),
    crashes: new Set<string>(),
    timeouts: new Set<string>(),
    ours: new Set<string>(),
  };
  for (const { requirement, verdict } of findings) {
    const place = PLACE_OF[verdict];
    if (place) found[place].add(requirement);
  }
  const [fails = [], crashes = [], timeouts = [], ours = []] = Object.values(found).map((ids) => [...ids].sort());
  return { fails, crashes, timeouts, ours };
}

export function statusOf(
  claims: readonly string[],
  { fails, crashes, timeouts, ours }: Detection,
  isReached: boolean,
): Status {
  const claimed = (ids: readonly string[]) => ids.some((id) => claims.includes(id));
  if (claimed(fails)) return 'killed';
  if (claimed(crashes)) return 'crashed';
  if (claimed(timeouts)) return 'timed out';
  if (fails.length + crashes.length + timeouts.length + ours.length > 0) return 'misattributed';
  return isReached ? 'survived' : 'unreached';
}
