import type { JSX } from 'preact';
import type { CheckReport } from '../../spec/check-report.ts';
import type { Results } from '../results.ts';
import { To } from '../specification/linked.tsx';
import { STANDINGS } from '../specification/standing.ts';
import { counted } from '../specification/words.ts';
import { momentsOf, placesOf, type ShownMoment } from './telling.ts';
import { Caused, elapsed } from './timeline.tsx';
import { Stood } from './verdicts.tsx';

/** For every check that shows moments, all there was at each, and what was done in between. */
export function ConsentProof({ results: { reports } }: { results: Results }): JSX.Element {
  const shown = reports.flatMap((report) => {
    const moments = report.timeline ? momentsOf(report.timeline) : [];
    return moments.length > 0 && report.kind === 'scenario' ? [{ report, moments }] : [];
  });
  const checks = [...new Set(shown.map(({ report }) => report.check))];
  return (
    <section aria-labelledby="consent-proof">
      <h2 id="consent-proof">Consent proof</h2>
      <p class="about">
        What was in the browser, and what had left it, before a person consented, after they did, and after they took it
        back; in every place where something could be. “Nothing” means that the place was looked at and was empty.
      </p>
      {checks.length === 0 && <p>No check of this run showed such a moment.</p>}
      {checks.map((check) => {
        const own = shown.filter(({ report }) => report.check === check);
        return (
          <article key={check} class="proof">
            <h3>{own[0]?.report.title}</h3>
            <p class="about">
              <code>{check}</code> judges {judged(own.map(({ report }) => report))}
            </p>
            {own.map(({ report, moments }, index) => (
              <details key={report.engine} open={index === 0} data-engine={report.engine}>
                <summary>
                  in {report.engine}: {moments.map(briefly).join(' · ')} <Verdict report={report} />
                </summary>
                <div class="moments">
                  {moments.map((one) => (
                    <ShownHere key={one.moment.name + one.moment.at} {...one} />
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

function judged(reports: readonly CheckReport[]): JSX.Element[] {
  const ids = [...new Set(reports.flatMap(({ findings }) => findings.map(({ requirement }) => requirement)))];
  return ids.map((id, index) => (
    <>
      {index > 0 && ', '}
      <To id={id} />
    </>
  ));
}

function Verdict({ report: { findings } }: { report: CheckReport }): JSX.Element {
  const telling = findings.filter(({ verdict }) => STANDINGS[verdict].tone !== 'good');
  const [first] = telling;
  return first ? <Stood standing={first.verdict} /> : <Stood standing="pass" />;
}

function briefly({ moment }: ShownMoment): string {
  const things = placesOf(moment).reduce((sum, { items }) => sum + (items?.length ?? 0), 0);
  return `${moment.name}: ${things === 0 ? 'nothing anywhere' : counted(things, 'thing')}`;
}

function ShownHere({ since, moment }: ShownMoment): JSX.Element {
  const acts = since.filter((step) => step.kind === 'act');
  const places = placesOf(moment);
  const empty = places.every(({ items }) => items?.length === 0);
  return (
    <>
      {acts.length > 0 && (
        <ol class="between">
          {acts.map((act, index) => (
            <li key={index}>
              <small class="at">{elapsed(act.at)}</small> <b>{act.act}</b>
              <Caused act={act} />
            </li>
          ))}
        </ol>
      )}
      <div class={`shown ${empty ? 'empty' : ''}`}>
        <h4>
          {moment.name} <small>{elapsed(moment.at)}</small>
        </h4>
        <dl>
          {places.map(({ place, items }) => (
            <>
              <dt>{place}</dt>
              <dd>
                {items === null ? (
                  'the browser does not let the page read it'
                ) : items.length === 0 ? (
                  <span class="none">nothing</span>
                ) : (
                  <ul>
                    {items.map((item) => (
                      <li key={item}>
                        <code>{item}</code>
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            </>
          ))}
        </dl>
      </div>
    </>
  );
}
