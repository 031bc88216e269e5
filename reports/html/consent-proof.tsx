import type { JSX } from 'preact';
import type { CheckReport } from '../../evidence/check-report.ts';
import { Linked } from '../page/linked.tsx';
import { statusesBySeverity } from '../page/status.ts';
import type { Results } from '../results/results.ts';
import { Fact } from '../specification/facts.tsx';
import { counted } from '../text/phrases.ts';
import { placesOf, REQUESTS, type ShownSnapshot, snapshotsOf, WRITES } from './shown-run.ts';
import { Caused, elapsed } from './timeline.tsx';
import { Stood } from './verdicts.tsx';

/** For every check that shows moments, all there was at each, and what was done in between. */
export function ConsentProof({
  results: { reports },
  ids,
}: {
  results: Results;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const shown = reports.flatMap((report) => {
    const snapshots = report.timeline ? snapshotsOf(report.timeline) : [];
    return snapshots.length > 0 && report.kind === 'scenario' ? [{ report, snapshots }] : [];
  });
  const checks = [...new Set(shown.map(({ report }) => report.check))];
  return (
    <section aria-labelledby="consent-proof">
      <h2 id="consent-proof">Consent proof</h2>
      <p class="about">
        What was in the browser, and what had left it, before a person consented, after they did, after they took it
        back, and while they were opted out; in every place where something could be. “Nothing” means that the place was
        looked at and was empty.
      </p>
      {checks.length === 0 && <p>No check of this run showed such a moment.</p>}
      {checks.map((check) => {
        const own = shown.filter(({ report }) => report.check === check);
        return (
          <article key={check} class="proof">
            <h3>{own[0]?.report.title}</h3>
            <p class="about">
              <code>{check}</code> judges <Linked text={judged(own)} ids={ids} />
            </p>
            {own.map(({ report, snapshots }, index) => (
              <details key={report.engine} open={index === 0} data-engine={report.engine}>
                <summary>
                  in {report.engine}: {snapshots.map(briefly).join('; ')} <Verdict report={report} />
                </summary>
                <div class="moments">
                  {snapshots.map((one, at) => (
                    <ShownHere key={at} {...one} index={at} />
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

function judged(shown: readonly { report: CheckReport }[]): string {
  const ids = shown.flatMap(({ report: { findings } }) => findings.map(({ requirement }) => requirement));
  return [...new Set(ids)].join(', ');
}

function Verdict({ report: { findings } }: { report: CheckReport }): JSX.Element | null {
  const [first] = statusesBySeverity((status) => findings.some(({ verdict }) => verdict === status));
  return first ? <Stood status={first} /> : null;
}

/** `before consent: nothing kept, nothing sent, 2 writes` */
function briefly({ moment }: ShownSnapshot): string {
  const places = placesOf(moment);
  const count = (wanted: (place: string) => boolean) =>
    places.filter(({ place }) => wanted(place)).reduce((sum, { items }) => sum + (items?.length ?? 0), 0);
  const kept = count((place) => place !== WRITES && place !== REQUESTS);
  const left = count((place) => place === REQUESTS);
  const writes = count((place) => place === WRITES);
  return [
    `${moment.name}: ${kept === 0 ? 'nothing' : counted(kept, 'thing')} kept`,
    left === 0 ? 'nothing sent' : counted(left, 'request'),
    writes === 0 ? 'nothing written' : counted(writes, 'write'),
  ].join(', ');
}

function ShownHere({ since, moment, index }: ShownSnapshot & { index: number }): JSX.Element {
  const acts = since.filter((step) => step.kind === 'act');
  const places = placesOf(moment);
  const empty = places.every(({ items }) => items?.length === 0);
  return (
    <>
      {acts.length > 0 && (
        <details class="between" open={index > 0}>
          <summary>
            {index === 0 ? 'Before that' : 'Then'}: {acts.map(({ act }) => act.replace(/\(.*/, '')).join(', ')}
          </summary>
          <ol>
            {acts.map((act, at) => (
              <li key={at}>
                <small class="at">{elapsed(act.at)}</small> <b>{act.act}</b>
                <Caused act={act} />
              </li>
            ))}
          </ol>
        </details>
      )}
      <div class={`shown ${empty ? 'empty' : ''}`}>
        <h4>
          {moment.name} <small>{elapsed(moment.at)}</small>
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
  if (items === null) return <>the browser does not let the page read it</>;
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
