import type { JSX } from 'preact';
import { STATUSES } from '../page/status.ts';
import type { Status } from '../results/results.ts';
import { Fact } from '../specification/facts.tsx';
import type { AnnotationRemark, EngineStatus, JudgedRequirement } from './annotation.ts';
import { Difference } from './difference.tsx';
import type { RunSelection } from './shown-run.ts';

/** A standing by its sign, its name and its colour, whichever of them a reader can see. */
export function Stood({ status }: { status: Status }): JSX.Element {
  const { sign, tone } = STATUSES[status];
  return (
    <b class={tone}>
      <span aria-hidden="true">{sign}</span> {status}
    </b>
  );
}

/** Where a requirement stands, and in which engines. */
export function Stands({ stands }: { stands: readonly EngineStatus[] }): JSX.Element {
  return (
    <ul class="stands">
      {stands.map(({ status, engines }) => (
        <li key={status} class={`stand ${STATUSES[status].tone}`} data-engines={engines.join(' ')}>
          <Stood status={status} /> {engines.join(', ')}
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
  telling: RunSelection;
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
            <Stood status="deviates" /> {engines.join(', ')}
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
}: AnnotationRemark & { id: string; telling: RunSelection }): JSX.Element {
  return (
    <div class={`remark ${STATUSES[verdict].tone}`} data-engines={engines.join(' ')}>
      <p>
        <Stood status={verdict} /> {engines.join(', ')} <small>{report.title}</small>
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
        {STATUSES[verdict].tone !== 'none' && <Steps id={id} report={report} telling={telling} />}
      </dl>
    </div>
  );
}

function Replay({ check, telling: { replays } }: { check: string; telling: RunSelection }) {
  const replay = replays.get(check);
  if (!replay) return null;
  return (
    <Fact name="in your browser">
      <a href={replay.address}>Take its steps again</a> <small>as they were taken in {replay.engine}</small>
    </Fact>
  );
}

function Steps({
  id,
  report,
  telling: { runs, leftOut },
}: Pick<AnnotationRemark, 'report'> & { id: string; telling: RunSelection }) {
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
