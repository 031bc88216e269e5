import type { JSX } from 'preact';
import { IdLink } from '../page/linked.tsx';
import { STATUS_DISPLAY, statusesBySeverity, type Tone } from '../page/status.ts';
import { StatusLabel } from '../page/status-label.tsx';
import type { Results, Status } from '../results/results.ts';
import { Fact } from '../specification/facts.tsx';
import { counted, enumerated } from '../text/phrases.ts';
import { seedList } from '../text/prose.ts';
import { unverifiedGroups } from '../text/unverified.ts';
import { engineList, revisionLabel } from '../text/wording.ts';
import type { Annotation } from './annotation.ts';
import { type LevelTally, summarizeRun, talliesOf } from './run-summary.ts';

/** The outcome of the run, its candidate and circumstances, and the requirements it left unverified. */
export function ReportHeader({ annotation }: { annotation: Annotation }): JSX.Element {
  const { results } = annotation;
  const { candidate, suite, run } = results;
  const { tone, predicate, explanation } = summarizeRun(results);
  return (
    <header>
      <p class="about">Conformance report, {run.startedAt.slice(0, 10)}</p>
      <div class={`answer ${tone}`}>
        <h1>
          {candidate.name} {candidate.version} <b class={tone}>{predicate}</b>
        </h1>
        <p>{explanation}</p>
        <p>
          Judged by {suite.name} {suite.version}, {revisionLabel(suite)}.
        </p>
      </div>
      <LevelTable results={results} />
      <HarnessErrors results={results} />
      <StaleDeviations results={results} />
      <UnverifiedRequirements results={results} />
      <details class="run-facts" open>
        <summary>Candidate, suite, engines, and how to reproduce</summary>
        <RunFacts results={results} />
      </details>
      <details>
        <summary>Counts by verdict</summary>
        <StatusCounts results={results} />
      </details>
    </header>
  );
}

const TONES: readonly [Tone, string][] = [
  ['good', 'hold'],
  ['bad', 'fail'],
  ['warn', 'deviate, warn'],
  ['harness', 'harness error'],
  ['none', 'not verified'],
];

/** The number of requirements by level, engine and tone. */
function LevelTable({ results }: { results: Results }): JSX.Element {
  const tallies = talliesOf(results);
  const levels = [...new Set(tallies.map(({ level }) => level))];
  const shown = TONES.filter(([tone]) => tallies.some(({ tones }) => tones[tone] > 0));
  return (
    <div class="wide">
      <table class="levels">
        <thead>
          <tr>
            <th scope="col">level</th>
            <th scope="col">engine</th>
            {shown.map(([tone, name]) => (
              <th key={tone} scope="col" class="number">
                {name}
              </th>
            ))}
            <td class="bar" />
          </tr>
        </thead>
        {levels.map((level) => (
          <tbody key={level}>
            {tallies
              .filter((one) => one.level === level)
              .map((tally, index, { length }) => (
                <tr key={tally.engine}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={length}>
                      <span class={`level ${level.toLowerCase()}`}>{level}</span>
                    </th>
                  )}
                  <th scope="row">{tally.engine}</th>
                  {shown.map(([tone]) => (
                    <td key={tone} class="number">
                      {tally.tones[tone] === 0 ? <span class="none">0</span> : <b class={tone}>{tally.tones[tone]}</b>}
                    </td>
                  ))}
                  <td class="bar">
                    <TallyBar {...tally} />
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** The same numbers as a bar. */
function TallyBar({ tones }: LevelTally): JSX.Element {
  const total = Object.values(tones).reduce((sum, count) => sum + count, 0);
  let from = 0;
  return (
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      {TONES.map(([tone]) => {
        const width = (100 * tones[tone]) / total;
        const x = from;
        from += width;
        return width > 0 && <rect key={tone} class={tone} x={x.toFixed(2)} width={width.toFixed(2)} height="8" />;
      })}
    </svg>
  );
}

/** The requirements that the answer does not cover, with the engines and the reasons. */
function UnverifiedRequirements({ results }: { results: Results }): JSX.Element {
  const groups = unverifiedGroups(results);
  const ids = new Set(groups.flatMap((group) => group.ids));
  if (ids.size === 0) return <p>Every requirement was judged in every engine.</p>;
  return (
    <details open={ids.size <= 12}>
      <summary>{counted(ids.size, 'requirement')} unverified in at least one engine</summary>
      <ul class="reasons">
        {groups.map(({ status, engines, reason, ids }) => (
          <li key={status + reason + engineList(engines)}>
            <StatusLabel status={status} /> in {enumerated([...engines])}: {reason}{' '}
            {ids.map((id) => (
              <>
                <IdLink id={id} />{' '}
              </>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

function RunFacts({ results: { suite, candidate, run, engines } }: { results: Results }): JSX.Element {
  return (
    <dl>
      <Fact name="candidate">
        {candidate.name} {candidate.version} <code>{candidate.specifier}</code>
      </Fact>
      <Fact name="hash">
        <code>{candidate.hash}</code>
      </Fact>
      <Fact name="scripts">
        <code>{candidate.scripts.join(', ')}</code>
      </Fact>
      <Fact name="release line">{candidate.line}</Fact>
      <Fact name="capabilities">
        <code>{candidate.capabilities.join(', ')}</code>
      </Fact>
      <Fact name="suite">
        {suite.name} {suite.version}, {revisionLabel(suite)} {suite.hash && <code>{suite.hash}</code>}
      </Fact>
      {engines.map(({ name, build }) => (
        <Fact key={build} name={name}>
          {build}
        </Fact>
      ))}
      <Fact name="run">
        {run.startedAt}, {(run.duration / 1000).toFixed(1)} s, {run.runner}, node {run.node}, {run.platform}
      </Fact>
      {run.seeds.length > 0 && (
        <Fact name="properties">
          {run.seeds.length > 3 ? (
            <details>
              <summary>{seedList(run.seeds)}</summary>
              <small>{run.seeds.join(' ')}</small>
            </details>
          ) : (
            seedList(run.seeds)
          )}
        </Fact>
      )}
      <Fact name="command">
        <code class="command">{run.command}</code>
      </Fact>
    </dl>
  );
}

/** The number of requirements by status and engine, and the meaning of each status. */
function StatusCounts({ results: { summary } }: { results: Results }): JSX.Element {
  const present = (status: Status) => summary.engines.some(({ counts }) => counts[status] > 0);
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">requirements</th>
            {summary.engines.map(({ engine }) => (
              <th key={engine} scope="col" class="number">
                {engine}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statusesBySeverity(present).map((status) => (
            <tr key={status}>
              <th scope="row">
                <StatusLabel status={status} /> <small>{STATUS_DISPLAY[status].meaning}</small>
              </th>
              {summary.engines.map(({ engine, counts }) => (
                <td key={engine} class="number">
                  {counts[status]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HarnessErrors({ results: { harnessErrors } }: { results: Results }): JSX.Element[] {
  return harnessErrors.map(({ where, engine, message, details }) => (
    <div key={where + engine + message} class="finding harness">
      <p>
        <StatusLabel status="harness-error" /> {where} {engine}
      </p>
      <p>{message}</p>
      {details.map((line) => (
        <p key={line}>
          <code>{line}</code>
        </p>
      ))}
    </div>
  ));
}

function StaleDeviations({ results: { deviations } }: { results: Results }): JSX.Element[] {
  return deviations
    .filter(({ state }) => state === 'stale')
    .map(({ requirement, engine, reason }) => (
      <div key={requirement + engine} class="finding bad">
        <p>
          <b class="bad">✗ stale deviation</b> {requirement} {engine}
        </p>
        <p>Declared, but no longer observed: {reason}</p>
      </div>
    ));
}
