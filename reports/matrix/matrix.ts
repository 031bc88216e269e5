import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import { compareVersions } from '../../spec/version-order.ts';
import { standings } from '../page/status.ts';
import type { RequirementStanding, Results, Standing } from '../results/results.ts';
import { inertDeep } from '../text/sanitize.ts';
import { labelOf } from '../text/wording.ts';

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

export interface Row extends Pick<RequirementStanding, 'id' | 'level' | 'sentence'> {
  /** One for each column. */
  cells: Cell[];
}

/** Where a requirement stands in each engine it was looked at in. One without any is absent: nothing is known. */
export type Cell = ReadonlyMap<EngineName, Standing>;

export function matrixOf(all: readonly Results[]): Matrix {
  const results = [...all].sort((a, b) => (a.run.startedAt < b.run.startedAt ? -1 : 1));
  const columns = columnsOf(results);
  const known = new Map<string, RequirementStanding>();
  for (const { requirements } of results.toReversed())
    for (const one of requirements) if (!known.has(one.id)) known.set(one.id, one);
  const rows = inertDeep([...known.values()]).map(({ id, level, sentence }) => ({
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
    const { name, version, hash } = inertDeep(one.candidate);
    const key = JSON.stringify([name, version, hash]);
    const column = columns.get(key) ?? { name, version, hash, label: labelOf({ name, version }), runs: new Map() };
    columns.set(key, column);
    for (const engine of one.engines) column.runs.set(engine.name, one);
  }
  return [...columns.values()].sort(
    (a, b) => compare(a.name, b.name) || compareVersions(a.version ?? '0', b.version ?? '0') || compare(a.hash, b.hash),
  );
}

function cellOf({ runs }: Column, id: string): Cell {
  return new Map(
    ENGINES.flatMap((engine): [EngineName, Standing][] => {
      const own = runs.get(engine)?.requirements.find((one) => one.id === id);
      const standing = own?.engines.find((one) => one.engine === engine)?.standing;
      return standing === undefined || standing === 'untested' ? [] : [[engine, standing]];
    }),
  );
}

/** What must be seen first of a cell; `null` where nothing is known. */
export function seenFirst(cell: Cell): Standing | null {
  return standings((standing) => [...cell.values()].includes(standing))[0] ?? null;
}

/** Versions that follow each other and stand alike in an engine; `null`: nothing is known of them. */
export interface Stretch {
  standing: Standing | null;
  from: Version;
  to: Version;
  versions: number;
}

type Version = Pick<Column, 'version' | 'hash'>;

/** How a requirement stood in one engine, or in several in the same way, from a package’s first version here to its last. */
export interface History {
  name: string;
  engines: EngineName[];
  stretches: Stretch[];
}

/** The histories of a row, of every package of which there are two versions or more. */
export function historiesOf({ columns }: Pick<Matrix, 'columns'>, { cells }: Row): History[] {
  return [...new Set(columns.map(({ name }) => name))].flatMap((name) => {
    const own = columns.flatMap((column, index) => (column.name === name ? [{ column, cell: cells[index] }] : []));
    if (own.length < 2) return [];
    const histories = new Map<string, History>();
    for (const engine of ENGINES.filter((one) => own.some(({ column }) => column.runs.has(one)))) {
      const stretches = stretchesOf(
        own.map(({ column, cell }) => ({ version: column, standing: cell?.get(engine) ?? null })),
      );
      const key = JSON.stringify(stretches.map(({ standing, versions }) => [standing, versions]));
      const history = histories.get(key) ?? { name, engines: [], stretches };
      history.engines.push(engine);
      histories.set(key, history);
    }
    return [...histories.values()];
  });
}

/** Versions along time, those together that follow each other and stand alike. */
export function stretchesOf(stood: readonly { version: Version; standing: Standing | null }[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { version, standing } of stood) {
    const last = stretches.at(-1);
    if (last?.standing === standing) {
      last.to = version;
      last.versions++;
    } else stretches.push({ standing, from: version, to: version, versions: 1 });
  }
  return stretches;
}

/** How often what is known of a row changes from one version to the next; what is not known is no change. */
export function changesIn(matrix: Pick<Matrix, 'columns'>, row: Row): number {
  return historiesOf(matrix, row)
    .map(({ stretches }) => {
      const known = stretches.filter(({ standing }) => standing !== null);
      return known.filter(({ standing }, index) => index > 0 && standing !== known[index - 1]?.standing).length;
    })
    .reduce((most, changes) => Math.max(most, changes), 0);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
