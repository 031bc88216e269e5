import type { JSX } from 'preact';
import type { Act, ReadablePlace, StateChange, TimelineStep } from '../../evidence/timeline.ts';
import { LinkedText } from '../page/linked.tsx';
import { counted } from '../text/phrases.ts';
import { placesOf } from './snapshots.ts';
import type { CheckTimeline } from './timeline-selection.ts';

const PLACES: Readonly<Record<ReadablePlace, string>> = {
  cookie: 'cookie',
  localStorage: 'local storage',
  sessionStorage: 'session storage',
};

/**
 * The timeline of a check, readable from top to bottom without a script. The page’s script shows one step at a time, with
 * the state that the page could read at that step.
 */
export function StepByStep({
  timeline: { id, report, timeline },
  ids,
}: {
  timeline: CheckTimeline;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const { before, steps } = timeline;
  const visitors = new Set(steps.flatMap((step) => ('visitor' in step ? step.visitor : [])));
  return (
    <details id={id} class="timeline">
      <summary>
        <code>{report.check}</code> in {report.engine} <small>{report.title}</small>
      </summary>
      {before > 0 && <p class="about">{counted(before, 'earlier step')} omitted.</p>}
      <ol class="steps">
        {steps.map((step, index) => (
          <Step key={index} step={step} severalVisitors={visitors.size > 1} ids={ids} />
        ))}
      </ol>
    </details>
  );
}

function Step({
  step,
  severalVisitors,
  ids,
}: {
  step: TimelineStep;
  severalVisitors: boolean;
  ids: ReadonlySet<string>;
}): JSX.Element {
  if (step.kind === 'judgement') {
    const { requirement, what, holds } = step;
    return (
      <li class={`step judgement ${holds ? 'good' : 'bad'}`} data-requirement={requirement}>
        <p class="action">
          <b class={holds ? 'good' : 'bad'}>{holds ? '✓ holds' : '✗ does not hold'}</b>{' '}
          <LinkedText text={requirement} ids={ids} /> {what}
        </p>
      </li>
    );
  }
  const who = severalVisitors && <small class="who">visitor {step.visitor}</small>;
  const when = <small class="at">{formatElapsed(step.at)}</small>;
  switch (step.kind) {
    case 'act':
      return (
        <li class="step act" data-view={viewOf(step)}>
          <p class="action">
            {when} <b>{step.act}</b> {who} {step.tab !== null && <StepLocation {...step} />}
          </p>
          <Effects act={step} />
          <Changes act={step} />
        </li>
      );
    case 'jar':
      return (
        <li class="step reading">
          <p class="action">
            {when} Read the browser’s cookie jar {who}
          </p>
          <Items
            items={step.cookies.map(({ name, value, attributes }) => `${name} = ${value}; ${attributes}`)}
            none="The jar is empty."
          />
        </li>
      );
    case 'storage': {
      const places = placesOf({ ...step, kind: 'snapshot', name: '', cookies: [], requests: [], writes: [] });
      const filled = places.flatMap(({ place, items }) => items?.map((item) => `${place}: ${item}`) ?? []);
      return (
        <li class="step reading">
          <p class="action">
            {when} Read everything that the origin stores {who}
          </p>
          <Items
            items={filled}
            none="Nothing is stored: no local or session storage, no database, no cache, no service worker."
          />
        </li>
      );
    }
    case 'snapshot':
      return (
        <li class="step snapshot">
          <p class="action">
            {when} Snapshot: <b>{step.name}</b> {who}
          </p>
          <Items
            items={placesOf(step).flatMap(({ place, items }) => items?.map((item) => `${place}: ${item}`) ?? [])}
            none="Nothing is stored, nothing was written and no request was sent."
          />
        </li>
      );
  }
}

function StepLocation({ tab, url }: Act): JSX.Element {
  return (
    <small class="where">
      tab {tab}, {url}
    </small>
  );
}

/** The effects of an action: errors, writes, requests sent, and uploads that reached the ingestion endpoint. */
export function Effects({ act: { endpoint, threw, effects, moreEffects, arrived } }: { act: Act }): JSX.Element | null {
  if (!endpoint && threw === null && effects.length === 0 && arrived.length === 0) return null;
  return (
    <ul class="effects">
      {endpoint && <li class="note">ingestion endpoint: {endpoint}</li>}
      {threw !== null && (
        <li class="error">
          <code>{threw}</code>
        </li>
      )}
      {effects.map(({ kind, text }, index) => (
        <li key={index} class={kind}>
          <code>{text}</code>
        </li>
      ))}
      {moreEffects > 0 && <li class="note">… and {counted(moreEffects, 'more effect')}</li>}
      {arrived.map(({ status, apiKey, events }, index) => (
        <li key={index} class="arrived">
          received, {status === null ? 'no response yet' : `response ${status}`}:{' '}
          {events === null ? 'unreadable upload' : formatTypes(events)}
          {apiKey !== null && (
            <small>
              {' '}
              for <code>{apiKey}</code>
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}

function Changes({ act: { changes, moreChanges, outbox } }: { act: Act }): JSX.Element | null {
  if (changes === null) return null;
  return (
    <>
      {changes.length > 0 && (
        <ul class="changes" aria-label="Changes that the page can read">
          {changes.map((change) => (
            <Change key={change.place + change.name} {...change} />
          ))}
          {moreChanges > 0 && <li class="note">… and {counted(moreChanges, 'more change')}</li>}
        </ul>
      )}
      {outbox.length > 0 && (
        <ul class="outbox" aria-label="Outbox">
          {outbox.map(({ key, events }) => (
            <li key={key}>
              queued in <code>{key}</code>: {formatTypes(events)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Change({ place, name, value }: StateChange): JSX.Element {
  return (
    <li data-place={place} class={value === null ? 'removed' : 'stored'}>
      <small>{PLACES[place]}</small> <code class="name">{name}</code>{' '}
      {value === null ? <small>removed</small> : <code class="value">{value}</code>}
    </li>
  );
}

function Items({ items, none }: { items: readonly string[]; none: string }): JSX.Element {
  if (items.length === 0) return <p class="none">{none}</p>;
  return (
    <ul class="items">
      {items.map((item) => (
        <li key={item}>
          <code>{item}</code>
        </li>
      ))}
    </ul>
  );
}

/** The tab and origin whose readable state the step’s changes refer to. */
function viewOf({ tab, url, changes }: Act): string | undefined {
  if (tab === null || url === null || changes === null) return undefined;
  return `tab ${tab}, ${URL.canParse(url) ? new URL(url).origin : url}`;
}

function formatTypes({ types, more }: { types: string[]; more: number }): string {
  const listed = types.length === 0 ? 'no event' : types.map((type) => `“${type}”`).join(', ');
  return more > 0 ? `${listed} and ${more} more` : listed;
}

/** Formats virtual time since the first step: `+20 ms`, `+1 min 1 s`. */
export function formatElapsed(milliseconds: number): string {
  if (milliseconds < 1000) return `+${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `+${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `+${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `+${hours} h ${minutes % 60} min` : `+${Math.floor(hours / 24)} d ${hours % 24} h`;
}
