import semver from 'semver';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import { statusesBySeverity } from '../page/status.ts';
import type { RequirementResult, Results, Status } from '../results/results.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { candidateLabel } from '../text/wording.ts';

/** Candidates by requirements. Whatever a candidate had a hand in is inert. */
export interface Matrix {
  /** By name, and then along time, as far as versions tell it. */
  columns: Column[];
  /** In the order in which the results have them, those of the latest run first. */
  rows: Row[];
}

/** One candidate, by what it holds: two builds of one version are two columns. */
export interface Column {
  name: string;
  version: string | null;
  label: string;
  hash: string;
  /** The run that counts in each engine: the latest. */
  runs: ReadonlyMap<EngineName, Results>;
}

export interface Row extends Pick<RequirementResult, 'id' | 'level' | 'sentence'> {
  /** One for each column. */
  cells: Cell[];
}

/** Where a requirement stands in each engine it was looked at in. One without any is absent: nothing is known. */
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

/** What must be seen first of a cell; `null` where nothing is known. */
export function seenFirst(cell: Cell): Status | null {
  return statusesBySeverity((status) => [...cell.values()].includes(status))[0] ?? null;
}

/** Versions that follow each other and stand alike in an engine; `null`: nothing is known of them. */
export interface Stretch {
  status: Status | null;
  from: Version;
  to: Version;
  versions: number;
}

type Version = Pick<Column, 'version' | 'hash'>;

/** How a requirement stood in one engine, or in several in the same way, from a package’s first version here to its last. */
export interface VersionHistory {
  name: string;
  engines: EngineName[];
  stretches: Stretch[];
}

/** The histories of a row, of every package of which there are two versions or more. */
export function historiesOf({ columns }: Pick<Matrix, 'columns'>, { cells }: Row): VersionHistory[] {
  return [...new Set(columns.map(({ name }) => name))].flatMap((name) => {
    const own = columns.flatMap((column, index) => (column.name === name ? [{ column, cell: cells[index] }] : []));
    if (own.length < 2) return [];
    const histories = new Map<string, VersionHistory>();
    for (const engine of ENGINES.filter((one) => own.some(({ column }) => column.runs.has(one)))) {
      const stretches = stretchesOf(
        own.map(({ column, cell }) => ({ version: column, status: cell?.get(engine) ?? null })),
      );
      const key = JSON.stringify(stretches.map(({ status, versions }) => [status, versions]));
      const history = histories.get(key) ?? { name, engines: [], stretches };
      history.engines.push(engine);
      histories.set(key, history);
    }
    return [...histories.values()];
  });
}

/** Versions along time, those together that follow each other and stand alike. */
export function stretchesOf(stood: readonly { version: Version; status: Status | null }[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { version, status } of stood) {
    const last = stretches.at(-1);
    if (last?.status === status) {
      last.to = version;
      last.versions++;
    } else stretches.push({ status, from: version, to: version, versions: 1 });
  }
  return stretches;
}

/** How often what is known of a row changes from one version to the next; what is not known is no change. */
export function changesIn(matrix: Pick<Matrix, 'columns'>, row: Row): number {
  return historiesOf(matrix, row)
    .map(({ stretches }) => {
      const known = stretches.filter(({ status }) => status !== null);
      return known.filter(({ status }, index) => index > 0 && status !== known[index - 1]?.status).length;
    })
    .reduce((most, changes) => Math.max(most, changes), 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
