import type { JSX } from 'preact';
import type { Act, ReadablePlace, StateChange, TimelineStep } from '../../evidence/timeline.ts';
import { Linked } from '../page/linked.tsx';
import { counted } from '../text/phrases.ts';
import { placesOf, type ShownRun } from './shown-run.ts';

const OBSERVATION_POINTS: Readonly<Record<ReadablePlace, string>> = {
  cookie: 'cookie',
  localStorage: 'local storage',
  sessionStorage: 'session storage',
};

/**
 * A run of a check, step by step. As it stands it can be read from top to bottom; the page’s script makes it one step at
 * a time, with all that could be read then beside it.
 */
export function StepByStep({
  run: { id, report, timeline },
  ids,
}: {
  run: ShownRun;
  ids: ReadonlySet<string>;
}): JSX.Element {
  const { before, steps } = timeline;
  const visitors = new Set(steps.flatMap((step) => ('visitor' in step ? step.visitor : [])));
  return (
    <details id={id} class="timeline">
      <summary>
        <code>{report.check}</code> in {report.engine} <small>{report.title}</small>
      </summary>
      {before > 0 && <p class="about">{counted(before, 'step')} before these left out.</p>}
      <ol class="steps">
        {steps.map((step, index) => (
          <OneStep key={index} step={step} several={visitors.size > 1} ids={ids} />
        ))}
      </ol>
    </details>
  );
}

function OneStep({
  step,
  several,
  ids,
}: {
  step: TimelineStep;
  several: boolean;
  ids: ReadonlySet<string>;
}): JSX.Element {
  if (step.kind === 'judgement') {
    const { requirement, what, holds } = step;
    return (
      <li class={`step judgement ${holds ? 'good' : 'bad'}`} data-requirement={requirement}>
        <p class="did">
          <b class={holds ? 'good' : 'bad'}>{holds ? '✓ holds' : '✗ does not hold'}</b>{' '}
          <Linked text={requirement} ids={ids} /> {what}
        </p>
      </li>
    );
  }
  const who = several && <small class="who">visitor {step.visitor}</small>;
  const when = <small class="at">{elapsed(step.at)}</small>;
  switch (step.kind) {
    case 'act':
      return (
        <li class="step act" data-view={viewOf(step)}>
          <p class="did">
            {when} <b>{step.act}</b> {who} {step.tab !== null && <Where {...step} />}
          </p>
          <Caused act={step} />
          <Changes act={step} />
        </li>
      );
    case 'jar':
      return (
        <li class="step reading">
          <p class="did">
            {when} The browser’s own jar is read {who}
          </p>
          <Items
            items={step.cookies.map(({ name, value, attributes }) => `${name} = ${value}; ${attributes}`)}
            none="It holds no cookie."
          />
        </li>
      );
    case 'storage': {
      const places = placesOf({ ...step, kind: 'snapshot', name: '', cookies: [], requests: [], writes: [] });
      const filled = places.flatMap(({ place, items }) => items?.map((item) => `${place}: ${item}`) ?? []);
      return (
        <li class="step reading">
          <p class="did">
            {when} All that the origin keeps is read {who}
          </p>
          <Items items={filled} none="It keeps nothing: no storage, no database, no cache, no service worker." />
        </li>
      );
    }
    case 'snapshot':
      return (
        <li class="step moment">
          <p class="did">
            {when} Moment shown: <b>{step.name}</b> {who}
          </p>
          <Items
            items={placesOf(step).flatMap(({ place, items }) => items?.map((item) => `${place}: ${item}`) ?? [])}
            none="Nothing is kept anywhere, nothing was written, nothing has left."
          />
        </li>
      );
  }
}

function Where({ tab, url }: Act): JSX.Element {
  return (
    <small class="where">
      tab {tab}, {url}
    </small>
  );
}

/** What an act caused: errors, writes, sends, and what arrived. */
export function Caused({ act: { endpoint, threw, effects, moreEffects, arrived } }: { act: Act }): JSX.Element | null {
  if (!endpoint && threw === null && effects.length === 0 && arrived.length === 0) return null;
  return (
    <ul class="caused">
      {endpoint && <li class="note">the endpoint meanwhile: {endpoint}</li>}
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
      {moreEffects > 0 && <li class="note">… and {counted(moreEffects, 'thing')} more</li>}
      {arrived.map(({ status, apiKey, events }, index) => (
        <li key={index} class="arrived">
          arrived, answered {status ?? 'nothing yet'}: {events === null ? 'cannot be read' : typesOf(events)}
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
        <ul class="changes" aria-label="What the page can read differently afterwards">
          {changes.map((change) => (
            <Changed key={change.place + change.name} {...change} />
          ))}
          {moreChanges > 0 && <li class="note">… and {counted(moreChanges, 'change')} more</li>}
        </ul>
      )}
      {outbox.length > 0 && (
        <ul class="outbox" aria-label="Outbox">
          {outbox.map(({ key, events }) => (
            <li key={key}>
              waiting in <code>{key}</code>: {typesOf(events)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Changed({ place, name, value }: StateChange): JSX.Element {
  return (
    <li data-place={place} class={value === null ? 'gone' : 'kept'}>
      <small>{OBSERVATION_POINTS[place]}</small> <code class="name">{name}</code>{' '}
      {value === null ? <small>is gone</small> : <code class="value">{value}</code>}
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

/** What one tab can read of one origin is compared with what it could read of it before. */
function viewOf({ tab, url, changes }: Act): string | undefined {
  if (tab === null || url === null || changes === null) return undefined;
  return `tab ${tab}, ${URL.canParse(url) ? new URL(url).origin : url}`;
}

function typesOf({ types, more }: { types: string[]; more: number }): string {
  const said = types.length === 0 ? 'no event' : types.map((type) => `“${type}”`).join(', ');
  return more > 0 ? `${said} and ${more} more` : said;
}

/** Virtual time since the first step. */
export function elapsed(milliseconds: number): string {
  if (milliseconds < 1000) return `+${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `+${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `+${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `+${hours} h ${minutes % 60} min` : `+${Math.floor(hours / 24)} d ${hours % 24} h`;
}
