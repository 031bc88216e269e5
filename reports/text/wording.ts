import type { CheckReport } from '../../evidence/check-report.ts';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import type { FindingGroup } from '../results/finding-groups.ts';
import type { JudgedCandidate, Results, Status } from '../results/results.ts';
import { counted } from './phrases.ts';

// Wording that all views of a result share. Nothing here is sanitised: each view does that for its own format.

/** `amplitude-js@8.21.10`, or the name of a candidate without a version. */
export function candidateLabel({ name, version }: Pick<JudgedCandidate, 'name' | 'version'>): string {
  return version === null ? name : `${name}@${version}`;
}

/** The revision of the requirements, and the published one that the run is scored by. */
export function revisionLabel({ revision, pinned }: Results['suite']): string {
  return pinned === null ? `requirements of ${revision}` : `requirements of ${revision}, scored by those of ${pinned}`;
}

/** A content hash, cut to twelve hex digits. */
export function abbreviatedHash(hash: string): string {
  return hash.replace(/^(sha256-[0-9a-f]{12})[0-9a-f]*$/, '$1');
}

/** The names of engines, always in the same order. */
export function engineList(engines: ReadonlySet<EngineName>): string {
  return ENGINES.filter((engine) => engines.has(engine)).join(' ');
}

/** How many ids are listed. A run of a part of the suite leaves most of the catalogue untested. */
const MOST_IDS = 12;

/** The ids of requirements, or their number if there are many. */
export function idList(ids: readonly string[]): string {
  return ids.length > MOST_IDS ? counted(ids.length, 'requirement') : ids.join(' ');
}

/** The requirement of a group with its level, or a range of them: a crash can affect many. */
export function groupLabel({ requirements }: FindingGroup, level: string): string {
  const [first, ...others] = requirements;
  return others.length > 0 ? `${requirements.length} requirements, ${first} to ${others.at(-1)}` : `${first} ${level}`;
}

/** A status with its engines, which are omitted if they are all engines of the run. */
export function statusInEngines(status: Status, engines: ReadonlySet<EngineName>, { engines: all }: Results): string {
  return engines.size === all.length ? status : `${status} in ${engineList(engines)}`;
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

/** The columns of a table by engine: `pass`, and every other status that occurs. */
export function statusColumns({ summary }: Results): readonly Status[] {
  return COLUMNS.filter((status) => status === 'pass' || summary.engines.some(({ counts }) => counts[status] > 0));
}

/** How many checks are listed. */
const MOST_CHECKS = 4;

/** The checks of reports without duplicates, or their number if there are many. A property has its seed and its runs. */
export function checkList(reports: readonly CheckReport[]): string {
  const origins = new Map<string, string>();
  for (const { check, kind, seed, runs } of reports)
    if (!origins.has(check))
      origins.set(check, kind === 'property' ? ` (property, seed ${seed}, ${counted(runs, 'run')})` : '');
  if (origins.size > MOST_CHECKS) return counted(origins.size, 'check');
  return [...origins].map(([check, origin]) => check + origin).join(', ');
}
