import type { JSX } from 'preact';
import { STANDINGS } from '../page/status.ts';
import type { Standing } from '../results/results.ts';
import { Fact } from '../specification/facts.tsx';
import type { JudgedRequirement, Remark, Stand } from './annotation.ts';
import { Difference } from './difference.tsx';
import type { Telling } from './shown-run.ts';

/** A standing by its sign, its name and its colour, whichever of them a reader can see. */
export function Stood({ standing }: { standing: Standing }): JSX.Element {
  const { sign, tone } = STANDINGS[standing];
  return (
    <b class={tone}>
      <span aria-hidden="true">{sign}</span> {standing}
    </b>
  );
}

/** Where a requirement stands, and in which engines. */
export function Stands({ stands }: { stands: readonly Stand[] }): JSX.Element {
  return (
    <ul class="stands">
      {stands.map(({ standing, engines }) => (
        <li key={standing} class={`stand ${STANDINGS[standing].tone}`} data-engines={engines.join(' ')}>
          <Stood standing={standing} /> {engines.join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** What checks said of it other than that it holds, each with the command that shows it again, and what was declared. */
export function Remarks({
  id,
  judged: { remarks, declared },
  telling,
}: {
  id: string;
  judged: JudgedRequirement;
  telling: Telling;
}): JSX.Element {
  return (
    <>
      {remarks.map((remark) => (
        <Said
          key={JSON.stringify([remark.check, remark.engines, remark.message])}
          id={id}
          {...remark}
          telling={telling}
        />
      ))}
      {declared.map(({ reason, engines }) => (
        <div key={reason} class="remark warn" data-engines={engines.join(' ')}>
          <p>
            <Stood standing="deviates" /> {engines.join(', ')}
          </p>
          <p>Declared: {reason}</p>
        </div>
      ))}
    </>
  );
}

function Said({
  id,
  verdict,
  check,
  engines,
  message,
  expected,
  seen,
  replay,
  report,
  telling,
}: Remark & { id: string; telling: Telling }): JSX.Element {
  return (
    <div class={`remark ${STANDINGS[verdict].tone}`} data-engines={engines.join(' ')}>
      <p>
        <Stood standing={verdict} /> {engines.join(', ')} <small>{report.title}</small>
      </p>
      <p>{message}</p>
      {expected !== undefined && seen !== undefined && <Difference expected={expected} seen={seen} />}
      <dl>
        <Fact name="check">
          <code>{check}</code>
        </Fact>
        <Fact name="replay">
          <code class="replay">{replay}</code>
        </Fact>
        <Replay check={check} telling={telling} />
        {STANDINGS[verdict].tone !== 'none' && <Steps id={id} report={report} telling={telling} />}
      </dl>
    </div>
  );
}

function Replay({ check, telling: { replays } }: { check: string; telling: Telling }) {
  const replay = replays.get(check);
  if (!replay) return null;
  return (
    <Fact name="in your browser">
      <a href={replay.address}>Take its steps again</a> <small>as they were taken in {replay.engine}</small>
    </Fact>
  );
}

function Steps({ id, report, telling: { runs, leftOut } }: Pick<Remark, 'report'> & { id: string; telling: Telling }) {
  const run = runs.get(report);
  if (run)
    return (
      <Fact name="what happened">
        <a class="tell" href={`#${run.id}`} data-requirement={id}>
          Step by step, in {report.engine}
        </a>
      </Fact>
    );
  if (!leftOut.has(report)) return null;
  return <Fact name="what happened">left out, so that this page stays small; the command above shows it again</Fact>;
}
