import type { CheckReport } from '../../evidence/check-report.ts';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import type { Problem } from '../results/problem.ts';
import type { JudgedCandidate, Results, Status } from '../results/results.ts';

// How every view of a result words the same thing. None of it is inert yet: that is the view’s, by its own format.

export function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}

/** `amplitude-js@8.21.10`; a candidate without a version by its name. */
export function labelOf({ name, version }: Pick<JudgedCandidate, 'name' | 'version'>): string {
  return version === null ? name : `${name}@${version}`;
}

/** By which requirements a result was made, and by which of them it is scored. */
export function requirementsOf({ revision, pinned }: Results['suite']): string {
  return pinned === null ? `requirements of ${revision}` : `requirements of ${revision}, scored by those of ${pinned}`;
}

export function shortHash(hash: string): string {
  return hash.replace(/^(sha256-[0-9a-f]{12})[0-9a-f]*$/, '$1');
}

/** Engines in the order in which they are always named. */
export function list(engines: ReadonlySet<EngineName>): string {
  return ENGINES.filter((engine) => engines.has(engine)).join(' ');
}

/** More ids than this are counted, not listed: a run asked for a part leaves most of the catalogue untested. */
const MOST_IDS = 12;

export function idsOf(ids: readonly string[]): string {
  return ids.length > MOST_IDS ? `${ids.length} requirements` : ids.join(' ');
}

/** What a problem is with: a requirement, or as many as a crash left unjudged. */
export function nameOf({ requirements }: Problem, level: string): string {
  const [first, ...others] = requirements;
  return others.length > 0 ? `${requirements.length} requirements, ${first} to ${others.at(-1)}` : `${first} ${level}`;
}

/** A standing with the engines it is of, which nobody needs where they are all there are. */
export function whereNotEverywhere(
  status: Status,
  engines: ReadonlySet<EngineName>,
  { engines: all }: Results,
): string {
  return engines.size === all.length ? status : `${status} in ${list(engines)}`;
}

const COLUMNS: readonly Status[] = [
  'pass',
  'fail',
  'crash',
  'timeout',
  'deviates',
  'warn',
  'blocked',
  'untestable',
  'inapplicable',
  'untested',
  'harness-error',
];

/** The standings that a table by engine has columns for: what passes, and whatever else there is. */
export function statusesOf({ summary }: Results): readonly Status[] {
  return COLUMNS.filter((status) => status === 'pass' || summary.engines.some(({ counts }) => counts[status] > 0));
}

/** More than these are not read; their number is. */
const CHECKS_NAMED = 4;

/** The checks of reports, each once, a property with what it takes to try the same values again. */
export function checksOf(reports: readonly CheckReport[]): string {
  const origins = new Map<string, string>();
  for (const { check, kind, seed, runs } of reports)
    if (!origins.has(check))
      origins.set(check, kind === 'property' ? ` (property, seed ${seed}, ${runs} ${plural(runs, 'run')})` : '');
  if (origins.size > CHECKS_NAMED) return `${origins.size} checks`;
  return [...origins].map(([check, origin]) => check + origin).join(', ');
}
