import type { JSX } from 'preact';
import type { EngineName } from '../../evidence/verdict.ts';
import type { History as Published } from '../history/history-file.ts';
import { Frame, type PageAssets } from '../page/frame.tsx';
import { STATUS_DISPLAY, statusesBySeverity } from '../page/status.ts';
import { StatusLabel } from '../page/status-label.tsx';
import { WordFilter } from '../page/word-filter.tsx';
import type { Status } from '../results/results.ts';
import { counted, enumerated } from '../text/phrases.ts';
import { abbreviatedHash } from '../text/wording.ts';
import {
  type Cell,
  type Column,
  countChanges,
  historiesOf,
  type Matrix,
  mostSeriousStatus,
  type ReportAddress,
  type Row,
  type VersionHistory,
} from './matrix.ts';
import { publishedHistories } from './published.ts';

const TITLE = 'Conformance by candidate and requirement';

/** The matrix of requirements by candidates, and the history of each requirement across versions. */
export function MatrixPage({
  matrix,
  published,
  address,
  assets,
}: {
  matrix: Matrix;
  published: readonly Published[];
  address: ReportAddress;
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
          Each cell shows the most serious status of all engines and links to the report.
        </p>
        <Legend rows={rows} />
        <OrderForm rows={rows} engines={engines} />
      </header>
      <main id="main">
        <section class="wide" aria-label="The matrix">
          <table id="matrix">
            <MatrixHead columns={columns} address={address} />
            <tbody>
              {rows.map((row, index) => (
                <tr
                  key={row.id}
                  data-level={row.level}
                  data-place={index}
                  data-failing={row.cells.filter(isFailing).length}
                  data-changes={countChanges(matrix, row)}
                >
                  <th scope="row">
                    <a href={`#history-${row.id}`}>{row.id}</a>{' '}
                    <span class={`level ${row.level.toLowerCase()}`}>{row.level}</span>
                  </th>
                  {row.cells.map((cell, at) => (
                    <MatrixCell
                      key={columns[at]?.hash}
                      id={row.id}
                      cell={cell}
                      column={columns[at]}
                      address={address}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section aria-labelledby="histories">
          <h2 id="histories">History by version</h2>
          <p class="about">
            The status of each requirement from version to version. A version without a result is absent; its status is
            not inferred from its neighbours.
          </p>
          {rows.map((row) => (
            <article key={row.id} id={`history-${row.id}`}>
              <h3>
                {row.id} <span class={`level ${row.level.toLowerCase()}`}>{row.level}</span>
              </h3>
              <p class="sentence">{row.sentence}</p>
              {historiesOf(matrix, row).map((history) => (
                <HistoryStrip key={history.name + history.engines.join()} {...history} />
              ))}
              {publishedHistories(published, row.id).map((history) => (
                <HistoryStrip key={history.name} {...history} name={`${history.name} (published history)`} />
              ))}
            </article>
          ))}
        </section>
      </main>
      <footer>
        <p>Generated from results files. Not affiliated with Amplitude.</p>
      </footer>
    </Frame>
  );
}

const isFailing = (cell: Cell): boolean => {
  const status = mostSeriousStatus(cell);
  return status !== null && STATUS_DISPLAY[status].tone === 'bad';
};

function Legend({ rows }: { rows: readonly Row[] }): JSX.Element {
  const present = statusesBySeverity((status) =>
    rows.some(({ cells }) => cells.some((cell) => [...cell.values()].includes(status))),
  );
  return (
    <ul class="statuses">
      {present.map((status) => (
        <li key={status} class={`status ${STATUS_DISPLAY[status].tone}`}>
          <StatusLabel status={status} /> <small>{STATUS_DISPLAY[status].meaning}</small>
        </li>
      ))}
      <li class="status">
        <b>· absent</b> <small>no result</small>
      </li>
    </ul>
  );
}

/** The form that sorts and filters the matrix. It is hidden until the page’s script makes it work. */
function OrderForm({ rows, engines }: { rows: readonly Row[]; engines: ReadonlySet<EngineName> }): JSX.Element {
  return (
    <form id="filters" hidden aria-label="Sort and filter the matrix">
      <label>
        <span>order</span>
        <select name="order">
          <option value="place">as in the specification</option>
          <option value="failing">most failures first</option>
          <option value="changes">most changes first</option>
        </select>
      </label>
      <WordFilter name="engine" words={[...engines]} />
      <WordFilter name="level" words={[...new Set(rows.map(({ level }) => level))]} />
    </form>
  );
}

function MatrixHead({ columns, address }: { columns: readonly Column[]; address: ReportAddress }): JSX.Element {
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
                {column.version ?? abbreviatedHash(column.hash).replace(/^sha256-/, '')}
              </a>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function MatrixCell({
  id,
  cell,
  column,
  address,
}: {
  id: string;
  cell: Cell;
  column: Column | undefined;
  address: ReportAddress;
}): JSX.Element {
  const status = mostSeriousStatus(cell);
  const [engine] = [...cell].find(([, one]) => one === status) ?? [];
  if (!column || !engine || !status)
    return (
      <td class="absent">
        <span title="absent: no result">·</span>
      </td>
    );
  const description = [...cell].map(([one, own]) => `${own} in ${one}`).join(', ');
  const mixed = new Set(cell.values()).size > 1;
  return (
    <td>
      <a
        class={`${STATUS_DISPLAY[status].tone}${mixed ? ' mixed' : ''}`}
        href={`${address(column, engine)}#${id}`}
        title={`${column.label}: ${description}`}
        aria-label={description}
        data-cell={[...cell]
          .map(([one, own]) =>
            [one, own, STATUS_DISPLAY[own].tone, STATUS_DISPLAY[own].sign, address(column, one)].join(' '),
          )
          .join('\n')}
      >
        {STATUS_DISPLAY[status].sign}
      </a>
    </td>
  );
}

function HistoryStrip({ name, engines, ranges }: VersionHistory): JSX.Element {
  const total = ranges.reduce((sum, { versions }) => sum + versions, 0);
  let from = 0;
  return (
    <div class="strip">
      <p>
        <b>{name}</b> in {enumerated(engines)}: {enumerated(ranges.map(formatRange))}
      </p>
      <svg viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
        {ranges.map((range) => {
          const x = from;
          from += range.versions;
          return <rect key={x} class={toneOf(range.status)} x={x} width={range.versions} height="1" />;
        })}
      </svg>
    </div>
  );
}

function formatRange({ status, from, to, versions }: VersionHistory['ranges'][number]): string {
  const [one, other] = [from.version ?? from.hash, to.version ?? to.hash];
  const where = versions === 1 ? one : `${one} to ${other}`;
  return `${where} ${status ?? 'absent'}`;
}

function toneOf(status: Status | null): string {
  return status === null ? 'absent' : STATUS_DISPLAY[status].tone;
}
