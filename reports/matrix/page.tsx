import type { JSX } from 'preact';
import type { EngineName } from '../../evidence/verdict.ts';
import type { History as Published } from '../history/history-file.ts';
import { Stood } from '../html/verdicts.tsx';
import { Frame, type PageAssets } from '../page/frame.tsx';
import { STATUSES, statusesBySeverity } from '../page/status.ts';
import type { Status } from '../results/results.ts';
import { counted, enumerated } from '../text/phrases.ts';
import {
  type Cell,
  type Column,
  changesIn,
  historiesOf,
  type Matrix,
  type Row,
  seenFirst,
  type VersionHistory,
} from './matrix.ts';
import { publishedHistories } from './published.ts';
import type { Address } from './site.ts';

const TITLE = 'Which candidate keeps which promise';

/** Candidates by requirements, and the history of each requirement along the versions of a package. */
export function MatrixPage({
  matrix,
  published,
  address,
  assets,
}: {
  matrix: Matrix;
  published: readonly Published[];
  address: Address;
  assets: PageAssets;
}): JSX.Element {
  const { columns, rows } = matrix;
  const engines = new Set(columns.flatMap(({ runs }) => [...runs.keys()]));
  return (
    <Frame title={TITLE} assets={assets}>
      <header>
        <h1>{TITLE}</h1>
        <p>
          {counted(columns.length, 'candidate')}, {counted(rows.length, 'requirement')}, in {enumerated([...engines])}.
          Each cell shows what must be seen first of all engines, and leads to what it rests on.
        </p>
        <Legend rows={rows} />
        <Order rows={rows} engines={engines} />
      </header>
      <main id="main">
        <section class="wide" aria-label="The matrix">
          <table id="matrix">
            <Head columns={columns} address={address} />
            <tbody>
              {rows.map((row, index) => (
                <tr
                  key={row.id}
                  data-level={row.level}
                  data-place={index}
                  data-failing={row.cells.filter(fails).length}
                  data-changes={changesIn(matrix, row)}
                >
                  <th scope="row">
                    <a href={`#history-${row.id}`}>{row.id}</a>{' '}
                    <span class={`level ${row.level.toLowerCase()}`}>{row.level}</span>
                  </th>
                  {row.cells.map((cell, at) => (
                    <CellOf key={columns[at]?.hash} id={row.id} cell={cell} column={columns[at]} address={address} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section aria-labelledby="histories">
          <h2 id="histories">Along time</h2>
          <p class="about">
            How each requirement stood from version to version. Where no result says so nothing is known, and nothing is
            concluded from the versions around it.
          </p>
          {rows.map((row) => (
            <article key={row.id} id={`history-${row.id}`}>
              <h3>
                {row.id} <span class={`level ${row.level.toLowerCase()}`}>{row.level}</span>
              </h3>
              <p class="said">{row.sentence}</p>
              {historiesOf(matrix, row).map((history) => (
                <Strip key={history.name + history.engines.join()} {...history} />
              ))}
              {publishedHistories(published, row.id).map((history) => (
                <Strip key={history.name} {...history} name={`${history.name}, as published,`} />
              ))}
            </article>
          ))}
        </section>
      </main>
      <footer>
        <p>Made from results files. Not affiliated with Amplitude.</p>
      </footer>
    </Frame>
  );
}

const fails = (cell: Cell): boolean => {
  const status = seenFirst(cell);
  return status !== null && STATUSES[status].tone === 'bad';
};

function Legend({ rows }: { rows: readonly Row[] }): JSX.Element {
  const present = statusesBySeverity((status) =>
    rows.some(({ cells }) => cells.some((cell) => [...cell.values()].includes(status))),
  );
  return (
    <ul class="stands">
      {present.map((status) => (
        <li key={status} class={`stand ${STATUSES[status].tone}`}>
          <Stood status={status} /> <small>{STATUSES[status].means}</small>
        </li>
      ))}
      <li class="stand">
        <b>· absent</b> <small>no result says anything of it</small>
      </li>
    </ul>
  );
}

/** The page’s script makes it work and shows it. */
function Order({ rows, engines }: { rows: readonly Row[]; engines: ReadonlySet<EngineName> }): JSX.Element {
  return (
    <form id="filters" hidden aria-label="What is shown, and in which order">
      <label>
        <span>order</span>
        <select name="order">
          <option value="place">of the specification</option>
          <option value="failing">most failing first</option>
          <option value="changes">most changes first</option>
        </select>
      </label>
      <label>
        <span>engine</span>
        <select name="engine">
          <option value="">any</option>
          {[...engines].map((engine) => (
            <option key={engine}>{engine}</option>
          ))}
        </select>
      </label>
      <label>
        <span>level</span>
        <select name="level">
          <option value="">any</option>
          {[...new Set(rows.map(({ level }) => level))].map((level) => (
            <option key={level}>{level}</option>
          ))}
        </select>
      </label>
    </form>
  );
}

function Head({ columns, address }: { columns: readonly Column[]; address: Address }): JSX.Element {
  const names = [...new Set(columns.map(({ name }) => name))];
  return (
    <thead>
      <tr>
        <td />
        {names.map((name) => (
          <th key={name} scope="colgroup" colSpan={columns.filter((column) => column.name === name).length}>
            {name}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col">requirement</th>
        {columns.map((column, index) => {
          const [first] = column.runs.keys();
          return (
            <th key={column.hash} scope="col" data-column={index}>
              <a
                class="version"
                {...(first && { href: address(column, first) })}
                title={`${column.label}, ${column.hash}`}
              >
                {column.version ?? column.hash.replace(/^sha256-/, '').slice(0, 12)}
              </a>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function CellOf({
  id,
  cell,
  column,
  address,
}: {
  id: string;
  cell: Cell;
  column: Column | undefined;
  address: Address;
}): JSX.Element {
  const status = seenFirst(cell);
  const [engine] = [...cell].find(([, one]) => one === status) ?? [];
  if (!column || !engine || !status)
    return (
      <td class="absent">
        <span title="absent: no result says anything of it">·</span>
      </td>
    );
  const said = [...cell].map(([one, stood]) => `${stood} in ${one}`).join(', ');
  const mixed = new Set(cell.values()).size > 1;
  return (
    <td>
      <a
        class={`${STATUSES[status].tone}${mixed ? ' mixed' : ''}`}
        href={`${address(column, engine)}#${id}`}
        title={`${column.label}: ${said}`}
        aria-label={said}
        data-cell={[...cell]
          .map(([one, stood]) =>
            [one, stood, STATUSES[stood].tone, STATUSES[stood].sign, address(column, one)].join(' '),
          )
          .join('\n')}
      >
        {STATUSES[status].sign}
      </a>
    </td>
  );
}

function Strip({ name, engines, stretches }: VersionHistory): JSX.Element {
  const total = stretches.reduce((sum, { versions }) => sum + versions, 0);
  let from = 0;
  return (
    <div class="strip">
      <p>
        <b>{name}</b> in {enumerated(engines)}: {enumerated(stretches.map(formatted))}
      </p>
      <svg viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
        {stretches.map((stretch) => {
          const x = from;
          from += stretch.versions;
          return <rect key={x} class={toneOf(stretch.status)} x={x} width={stretch.versions} height="1" />;
        })}
      </svg>
    </div>
  );
}

function formatted({ status, from, to, versions }: VersionHistory['stretches'][number]): string {
  const [one, other] = [from.version ?? from.hash, to.version ?? to.hash];
  const where = versions === 1 ? one : `${one} to ${other}`;
  return `${where} ${status ?? 'absent'}`;
}

function toneOf(status: Status | null): string {
  return status === null ? 'absent' : STATUSES[status].tone;
}
