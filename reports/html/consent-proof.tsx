import type { JSX } from 'preact';
import type { CheckReport } from '../../evidence/check-report.ts';
import { LinkedText } from '../page/linked.tsx';
import { statusesBySeverity } from '../page/status.ts';
import { StatusLabel } from '../page/status-label.tsx';
import type { Results } from '../results/results.ts';
import { Fact } from '../specification/facts.tsx';
import { counted } from '../text/phrases.ts';
import { placesOf, REQUESTS, type SnapshotEntry, snapshotsOf, WRITES_PLACE } from './snapshots.ts';
import { Effects, formatElapsed } from './timeline.tsx';

/** The snapshots of every check that took some, each in full, and the actions between them. */
export function ConsentProof({
  results: { reports },
  ids,
}: {
  results: Results;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const proofs = reports.flatMap((report) => {
    const snapshots = report.timeline ? snapshotsOf(report.timeline) : [];
    return snapshots.length > 0 && report.kind === 'scenario' ? [{ report, snapshots }] : [];
  });
  const checks = [...new Set(proofs.map(({ report }) => report.check))];
  return (
    <section aria-labelledby="consent-proof">
      <h2 id="consent-proof">Consent proof</h2>
      <p class="about">
        What the browser stored and sent: before consent, after consent, after consent was withdrawn, and during
        opt-out. The word “nothing” means that a place was inspected and was empty.
      </p>
      {checks.length === 0 && <p>No check of this run took a snapshot.</p>}
      {checks.map((check) => {
        const own = proofs.filter(({ report }) => report.check === check);
        return (
          <article key={check} class="proof">
            <h3>{own[0]?.report.title}</h3>
            <p class="about">
              <code>{check}</code> tests <LinkedText text={requirementsOf(own)} ids={ids} />
            </p>
            {own.map(({ report, snapshots }, index) => (
              <details key={report.engine} open={index === 0} data-engine={report.engine}>
                <summary>
                  in {report.engine}: {snapshots.map(summaryOf).join('; ')} <Verdict report={report} />
                </summary>
                <div class="snapshots">
                  {snapshots.map((one, at) => (
                    <SnapshotDetails key={at} {...one} index={at} />
                  ))}
                </div>
              </details>
            ))}
          </article>
        );
      })}
    </section>
  );
}

function requirementsOf(proofs: readonly { report: CheckReport }[]): string {
  const ids = proofs.flatMap(({ report: { findings } }) => findings.map(({ requirement }) => requirement));
  return [...new Set(ids)].join(', ');
}

function Verdict({ report: { findings } }: { report: CheckReport }): JSX.Element | null {
  const [first] = statusesBySeverity((status) => findings.some(({ verdict }) => verdict === status));
  return first ? <StatusLabel status={first} /> : null;
}

/** Summarises a snapshot: `before consent: nothing stored, nothing sent, 2 writes`. */
function summaryOf({ snapshot }: SnapshotEntry): string {
  const places = placesOf(snapshot);
  const count = (wanted: (place: string) => boolean) =>
    places.filter(({ place }) => wanted(place)).reduce((sum, { items }) => sum + (items?.length ?? 0), 0);
  const stored = count((place) => place !== WRITES_PLACE && place !== REQUESTS);
  const sent = count((place) => place === REQUESTS);
  const writes = count((place) => place === WRITES_PLACE);
  return [
    `${snapshot.name}: ${stored === 0 ? 'nothing' : counted(stored, 'item')} stored`,
    sent === 0 ? 'nothing sent' : counted(sent, 'request'),
    writes === 0 ? 'nothing written' : counted(writes, 'write'),
  ].join(', ');
}

function SnapshotDetails({ stepsBefore, snapshot, index }: SnapshotEntry & { index: number }): JSX.Element {
  const actions = stepsBefore.filter((step) => step.kind === 'act');
  const places = placesOf(snapshot);
  const empty = places.every(({ items }) => items?.length === 0);
  return (
    <>
      {actions.length > 0 && (
        <details class="between" open={index > 0}>
          <summary>
            {index === 0 ? 'Before that' : 'Then'}: {actions.map(({ act }) => act.replace(/\(.*/, '')).join(', ')}
          </summary>
          <ol>
            {actions.map((act, at) => (
              <li key={at}>
                <small class="at">{formatElapsed(act.at)}</small> <b>{act.act}</b>
                <Effects act={act} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <div class={`snapshot-contents ${empty ? 'empty' : ''}`}>
        <h4>
          {snapshot.name} <small>{formatElapsed(snapshot.at)}</small>
        </h4>
        <dl>
          {places.map(({ place, items }) => (
            <Fact key={place} name={place}>
              <Items items={items} />
            </Fact>
          ))}
        </dl>
      </div>
    </>
  );
}

function Items({ items }: { items: string[] | null }): JSX.Element {
  if (items === null) return <>the page cannot read it</>;
  if (items.length === 0) return <span class="none">nothing</span>;
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>
          <code>{item}</code>
        </li>
      ))}
    </ul>
  );
}
