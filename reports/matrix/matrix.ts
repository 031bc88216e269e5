import semver from 'semver';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import { statusesBySeverity } from '../page/status.ts';
import type { RequirementResult, Results, Status } from '../results/results.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { candidateLabel } from '../text/wording.ts';

/** Requirements by candidates. Every text that a candidate could influence is sanitised. */
export interface Matrix {
  /** By name, then by version. */
  columns: Column[];
  /** In the order of the latest run; requirements that only earlier runs have follow. */
  rows: Row[];
}

/** One candidate, identified by its hash: two builds of one version are two columns. */
export interface Column {
  name: string;
  version: string | null;
  label: string;
  hash: string;
  /** The latest run in each engine. */
  runs: ReadonlyMap<EngineName, Results>;
}

export interface Row extends Pick<RequirementResult, 'id' | 'level' | 'sentence'> {
  /** One per column. */
  cells: Cell[];
}

/** The status of a requirement in each engine that tested it. An empty cell is absent: nothing is known. */
export type Cell = ReadonlyMap<EngineName, Status>;

export function matrixOf(all: readonly Results[]): Matrix {
  const results = [...all].sort((a, b) => (a.run.startedAt < b.run.startedAt ? -1 : 1));
  const columns = columnsOf(results);
  const known = new Map<string, RequirementResult>();
  for (const { requirements } of results.toReversed())
    for (const one of requirements) if (!known.has(one.id)) known.set(one.id, one);
  const rows = sanitizeDeep([...known.values()]).map(({ id, level, sentence }) => ({
    id,
    level,
    sentence,
    cells: columns.map((column) => cellOf(column, id)),
  }));
  return { columns, rows };
}

function columnsOf(results: readonly Results[]): Column[] {
  const columns = new Map<string, Omit<Column, 'runs'> & { runs: Map<EngineName, Results> }>();
  for (const one of results) {
    const { name, version, hash } = sanitizeDeep(one.candidate);
    const key = JSON.stringify([name, version, hash]);
    const column = columns.get(key) ?? {
      name,
      version,
      hash,
      label: candidateLabel({ name, version }),
      runs: new Map(),
    };
    columns.set(key, column);
    for (const engine of one.engines) column.runs.set(engine.name, one);
  }
  return [...columns.values()].sort(
    (a, b) => compare(a.name, b.name) || semver.compare(versionOf(a), versionOf(b)) || compare(a.hash, b.hash),
  );
}

/** The version to sort by. A candidate without a valid version comes before the others of its name. */
function versionOf({ version }: Column): semver.SemVer | string {
  return semver.parse(version) ?? '0.0.0-0';
}

function cellOf({ runs }: Column, id: string): Cell {
  return new Map(
    ENGINES.flatMap((engine): [EngineName, Status][] => {
      const own = runs.get(engine)?.requirements.find((one) => one.id === id);
      const status = own?.engines.find((one) => one.engine === engine)?.status;
      return status === undefined || status === 'untested' ? [] : [[engine, status]];
    }),
  );
}

/** Returns the address, relative to the matrix page, of the report of the latest run of a candidate in an engine. */
export type ReportAddress = (column: Column, engine: EngineName) => string;

/** Returns the most serious status of a cell; `null` if nothing is known. */
export function mostSeriousStatus(cell: Cell): Status | null {
  return statusesBySeverity((status) => [...cell.values()].includes(status))[0] ?? null;
}

/** Consecutive versions with the same status in an engine; `null` if nothing is known about them. */
export interface VersionRange {
  status: Status | null;
  from: Version;
  to: Version;
  versions: number;
}

type Version = Pick<Column, 'version' | 'hash'>;

/** The statuses of a requirement across the versions of a package, in all engines that share them. */
export interface VersionHistory {
  name: string;
  engines: EngineName[];
  ranges: VersionRange[];
}

/** Returns the histories of a row for every package with at least two versions. */
export function historiesOf({ columns }: Pick<Matrix, 'columns'>, { cells }: Row): VersionHistory[] {
  return [...new Set(columns.map(({ name }) => name))].flatMap((name) => {
    const own = columns.flatMap((column, index) => (column.name === name ? [{ column, cell: cells[index] }] : []));
    if (own.length < 2) return [];
    const histories = new Map<string, VersionHistory>();
    for (const engine of ENGINES.filter((one) => own.some(({ column }) => column.runs.has(one)))) {
      const ranges = versionRangesOf(
        own.map(({ column, cell }) => ({ version: column, status: cell?.get(engine) ?? null })),
      );
      const key = JSON.stringify(ranges.map(({ status, versions }) => [status, versions]));
      const history = histories.get(key) ?? { name, engines: [], ranges };
      history.engines.push(engine);
      histories.set(key, history);
    }
    return [...histories.values()];
  });
}

/** Groups consecutive versions with the same status. */
export function versionRangesOf(versions: readonly { version: Version; status: Status | null }[]): VersionRange[] {
  const ranges: VersionRange[] = [];
  for (const { version, status } of versions) {
    const last = ranges.at(-1);
    if (last?.status === status) {
      last.to = version;
      last.versions++;
    } else ranges.push({ status, from: version, to: version, versions: 1 });
  }
  return ranges;
}

/** Counts how often the known status of a row changes from one version to the next; an unknown status is no change. */
export function countChanges(matrix: Pick<Matrix, 'columns'>, row: Row): number {
  return historiesOf(matrix, row)
    .map(({ ranges }) => {
      const known = ranges.filter(({ status }) => status !== null);
      return known.filter(({ status }, index) => index > 0 && status !== known[index - 1]?.status).length;
    })
    .reduce((most, changes) => Math.max(most, changes), 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
