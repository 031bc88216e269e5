import type { JSX } from 'preact';
import { Difference } from '../page/difference.tsx';
import { STATUS_DISPLAY } from '../page/status.ts';
import { StatusLabel } from '../page/status-label.tsx';
import { Fact } from '../specification/facts.tsx';
import type { EngineStatus, JudgedRequirement, ReportedFinding } from './annotation.ts';
import type { TimelineSelection } from './timeline-selection.ts';

/** The statuses of a requirement, each with its engines. */
export function StatusList({ statuses }: { statuses: readonly EngineStatus[] }): JSX.Element {
  return (
    <ul class="statuses">
      {statuses.map(({ status, engines }) => (
        <li key={status} class={`status ${STATUS_DISPLAY[status].tone}`} data-engines={engines.join(' ')}>
          <StatusLabel status={status} /> {engines.join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** The findings about a requirement, each with the command that reproduces it, and its declared deviations. */
export function Findings({
  id,
  judged: { findings, deviations },
  selection,
}: {
  id: string;
  judged: JudgedRequirement;
  selection: TimelineSelection;
}): JSX.Element {
  return (
    <>
      {findings.map((finding) => (
        <FindingDetails
          key={JSON.stringify([finding.check, finding.engines, finding.message])}
          id={id}
          {...finding}
          selection={selection}
        />
      ))}
      {deviations.map(({ reason, engines }) => (
        <div key={reason} class="finding warn" data-engines={engines.join(' ')}>
          <p>
            <StatusLabel status="deviates" /> {engines.join(', ')}
          </p>
          <p>Declared: {reason}</p>
        </div>
      ))}
    </>
  );
}

function FindingDetails({
  id,
  verdict,
  check,
  engines,
  message,
  expected,
  seen,
  replay,
  report,
  selection,
}: ReportedFinding & { id: string; selection: TimelineSelection }): JSX.Element {
  return (
    <div class={`finding ${STATUS_DISPLAY[verdict].tone}`} data-engines={engines.join(' ')}>
      <p>
        <StatusLabel status={verdict} /> {engines.join(', ')} <small>{report.title}</small>
      </p>
      <p>{message}</p>
      {expected !== undefined && seen !== undefined && <Difference expected={expected} seen={seen} />}
      <dl>
        <Fact name="check">
          <code>{check}</code>
        </Fact>
        <Fact name="reproduce">
          <code class="command">{replay}</code>
        </Fact>
        <ReplayLink check={check} selection={selection} />
        {STATUS_DISPLAY[verdict].tone !== 'none' && <StepsLink id={id} report={report} selection={selection} />}
      </dl>
    </div>
  );
}

function ReplayLink({ check, selection: { replays } }: { check: string; selection: TimelineSelection }) {
  const replay = replays.get(check);
  if (!replay) return null;
  return (
    <Fact name="in your browser">
      <a href={replay.address}>Replay its steps</a> <small>as recorded in {replay.engine}</small>
    </Fact>
  );
}

function StepsLink({
  id,
  report,
  selection: { timelines, omitted },
}: Pick<ReportedFinding, 'report'> & { id: string; selection: TimelineSelection }) {
  const timeline = timelines.get(report);
  if (timeline)
    return (
      <Fact name="what happened">
        <a class="steps-link" href={`#${timeline.id}`} data-requirement={id}>
          Step by step, in {report.engine}
        </a>
      </Fact>
    );
  if (!omitted.has(report)) return null;
  return <Fact name="what happened">omitted to keep this page small; the command above reproduces it</Fact>;
}
