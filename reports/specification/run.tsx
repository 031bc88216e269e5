import type { JSX } from 'preact';
import { conclusion } from '../headline.ts';
import { seedsOf } from '../prose.ts';
import type { Results, Standing } from '../results.ts';
import type { Annotation } from './annotation.ts';
import { Fact } from './facts.tsx';
import { To } from './linked.tsx';
import { STANDINGS, standings } from './standing.ts';
import { Stood } from './verdicts.tsx';
import { counted } from './words.ts';

/** The run that the specification is annotated with: who was judged, where, and what it came to. */
export function Run({ annotation: { results, judged } }: { annotation: Annotation }): JSX.Element {
  return (
    <section aria-labelledby="run">
      <h2 id="run">The run: {conclusion(results)}</h2>
      <Circumstances results={results} />
      <Counts results={results} />
      <HarnessErrors results={results} />
      <StaleDeviations results={results} />
      <ToLookAt judged={judged} />
    </section>
  );
}

function Circumstances({ results: { suite, candidate, run, engines } }: { results: Results }): JSX.Element {
  return (
    <dl>
      <Fact name="candidate">
        {candidate.name} {candidate.version} <code>{candidate.specifier}</code>
      </Fact>
      <Fact name="scripts">
        <code>{candidate.scripts.join(', ')}</code> <small>{candidate.hash}</small>
      </Fact>
      <Fact name="line">{candidate.line}</Fact>
      <Fact name="declares">
        <code>{candidate.capabilities.join(', ')}</code>
      </Fact>
      <Fact name="suite">
        {suite.name} {suite.version}, requirements of {suite.revision}
      </Fact>
      <Fact name="run">
        {run.startedAt}, {(run.duration / 1000).toFixed(1)} s, {run.runner}, node {run.node}, {run.platform}
      </Fact>
      {run.seeds.length > 0 && <Fact name="values">of {seedsOf(run.seeds)}</Fact>}
      <Fact name="command">
        <code>{run.command}</code>
      </Fact>
      {engines.map(({ name, build }) => (
        <Fact key={build} name={name}>
          {build}
        </Fact>
      ))}
    </dl>
  );
}

/** How many requirements stand where, in each engine, and what it means to stand there. */
function Counts({ results: { summary } }: { results: Results }): JSX.Element {
  const present = (standing: Standing) => summary.engines.some(({ counts }) => counts[standing] > 0);
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
          {standings(present).map((standing) => (
            <tr key={standing}>
              <th scope="row">
                <Stood standing={standing} /> <small>{STANDINGS[standing].means}</small>
              </th>
              {summary.engines.map(({ engine, counts }) => (
                <td key={engine} class="number">
                  {counts[standing]}
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
    <div key={where + engine + message} class="remark ours">
      <p>
        <Stood standing="harness-error" /> {where} {engine}
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
      <div key={requirement + engine} class="remark bad">
        <p>
          <b>✗ stale deviation</b> {requirement} {engine}
        </p>
        <p>Declared, and no longer happening: {reason}</p>
      </div>
    ));
}

/** What somebody should look at, each where it stands below. */
function ToLookAt({ judged }: Pick<Annotation, 'judged'>): JSX.Element | null {
  const found = [...judged]
    .map(([id, { stands }]) => ({ id, ...stands[0] }))
    .filter(({ standing }) => STANDINGS[standing].tone !== 'good' && STANDINGS[standing].tone !== 'none');
  if (found.length === 0) return null;
  return (
    <>
      <h3>{counted(found.length, 'requirement')} to look at</h3>
      <ul class="stands">
        {found.map(({ id, standing }) => (
          <li key={id} class={`stand ${STANDINGS[standing].tone}`}>
            <Stood standing={standing} /> <To id={id} />
          </li>
        ))}
      </ul>
    </>
  );
}
