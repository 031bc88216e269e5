import { describeAction } from '../../evidence/describe-action.ts';
import {
  type Action,
  DEFAULT_SURROUNDINGS,
  type RecordedVisitor,
  type Recording,
  type RecordingStep,
  type Surroundings,
} from '../../evidence/recording.ts';
import type { Act, ReadablePlace, StateChange, StoredState, Timeline, TimelineStep } from '../../evidence/timeline.ts';
import { cookiePairs } from '../../spec/oracle/cookie-pair.ts';
import { decodeQueue, decodeUpload, type UploadedEvent } from '../../spec/oracle/upload.ts';
import type { Profile } from '../../spec/profile.ts';
import type { JarCookie } from '../engine/engine.ts';
import type { Delivery } from '../laboratory/ingestion.ts';
import type { JournalEntry, Readable, StorageDump } from '../recorder/journal.ts';
import { describeJournalEntry } from './describe-journal-entry.ts';

/** What of a run is told. The results file holds a timeline for every check that found something. */
const MAX_STEPS = 60;
const MAX_EFFECTS = 30;
const MAX_CHANGES = 30;
const MAX_EVENT_TYPES = 12;
const MAX_TEXT_LENGTH = 240;
const MAX_NAME_LENGTH = 120;
/** Characters of a tape: many times what the checks take, but for those of a thousand events. */
const MAX_RECORDING_LENGTH = 60_000;

/** Told of time that went by in a tab because it did in another. */
export const TIME_IN_OTHER_TAB = 'time goes by, as it did in another tab';

/** Something that was done, by the check or by the person it plays. */
export interface ObservedAction {
  visitor: number;
  tab: number | null;
  url: string | null;
  now: number;
  /** `null` for time that went by in another tab: nobody’s act, told where it caused something. */
  action: Action | null;
  surroundings: Surroundings;
  endpoint: string | null;
  threw: string | null;
  journal: readonly JournalEntry[];
  arrived: readonly Delivery[];
  /** `null` where nobody looked. */
  readable: Readable | null;
}

/** What there was when a check asked for all of it. */
export interface SnapshotContents {
  jar: readonly JarCookie[];
  storage: StorageDump;
  requests: readonly string[];
  writes: readonly string[];
}

type ObservedStep =
  | ({ kind: 'act' } & ObservedAction)
  | { kind: 'jar'; visitor: number; now: number; jar: readonly JarCookie[] }
  | { kind: 'storage'; visitor: number; tab: number; now: number; url: string; storage: StorageDump }
  | {
      kind: 'snapshot';
      visitor: number;
      tab: number;
      now: number;
      url: string;
      name: string;
      inventory: SnapshotContents;
    }
  | { kind: 'closing'; visitor: number; tab: number }
  | Extract<RecordingStep, { kind: 'judgement' }>;

type ReportedStep = Exclude<ObservedStep, { kind: 'closing' }>;

/**
 * The steps of one run of a check, in order, over all its visitors and their tabs. To keep one costs next to nothing;
 * what has to be worked out is worked out when somebody asks for it to be told.
 */
export class TimelineRecorder {
  readonly #observed: ObservedStep[] = [];
  readonly #visitors: RecordedVisitor[] = [];
  #tabs = 0;

  newVisitor(visitor: RecordedVisitor): number {
    return this.#visitors.push(visitor);
  }

  newTab(): number {
    return ++this.#tabs;
  }

  recordAction(action: ObservedAction): void {
    this.#observed.push({ kind: 'act', ...action });
  }

  recordJar(visitor: number, now: number, jar: readonly JarCookie[]): void {
    this.#observed.push({ kind: 'jar', visitor, now, jar });
  }

  recordStorage(visitor: number, tab: number, now: number, url: string, storage: StorageDump): void {
    this.#observed.push({ kind: 'storage', visitor, tab, now, url, storage });
  }

  /** That a tab was closed is not told: nobody could look at what it caused. The tape keeps it. */
  recordClosing(visitor: number, tab: number): void {
    this.#observed.push({ kind: 'closing', visitor, tab });
  }

  recordJudgement(judgement: Omit<Extract<RecordingStep, { kind: 'judgement' }>, 'kind'>): void {
    this.#observed.push({ kind: 'judgement', ...judgement });
  }

  /** Names a moment. What was read for it just now is told as part of it. */
  recordSnapshot(
    visitor: number,
    tab: number,
    now: number,
    url: string,
    name: string,
    inventory: SnapshotContents,
  ): void {
    while (this.#observed.at(-1)?.kind === 'jar' || this.#observed.at(-1)?.kind === 'storage') this.#observed.pop();
    this.#observed.push({ kind: 'snapshot', visitor, tab, now, url, name, inventory });
  }

  get hasSnapshots(): boolean {
    return this.#observed.some(({ kind }) => kind === 'snapshot');
  }

  /** What it takes to do all of it again, from the first step on; `null` where that is more than anybody steps through. */
  recording(): Recording | null {
    const last = new Map<number, string>();
    const steps = this.#observed.flatMap((seen) => recordingSteps(seen, last));
    const recording = { visitors: [...this.#visitors], steps };
    return JSON.stringify(recording).length > MAX_RECORDING_LENGTH ? null : recording;
  }

  /** The last steps, every value cut to what a person reads. */
  timeline(profile: Profile): Timeline {
    const worthTelling = this.#observed.filter(isReported);
    const last = worthTelling.slice(-MAX_STEPS);
    const start = last.reduce((earliest, one) => ('now' in one ? Math.min(earliest, one.now) : earliest), Infinity);
    const views = new Map<string, Map<string, StateChange>>();
    return {
      before: worthTelling.length - last.length,
      steps: last.map((seen) => timelineStep(seen, start, views, profile)),
    };
  }
}

function isReported(seen: ObservedStep): seen is ReportedStep {
  return seen.kind !== 'closing' && (seen.kind !== 'act' || seen.action !== null || seen.journal.length > 0);
}

function timelineStep(
  seen: ReportedStep,
  start: number,
  views: Map<string, Map<string, StateChange>>,
  profile: Profile,
): TimelineStep {
  if (seen.kind === 'judgement') {
    const { kind, requirement, what, holds } = seen;
    return { kind, requirement, what: truncated(what), holds };
  }
  const { visitor } = seen;
  const at = seen.now - start;
  switch (seen.kind) {
    case 'act':
      return actStep(seen, at, views, profile);
    case 'jar':
      return { kind: 'jar', visitor, at, cookies: seen.jar.map(jarCookie) };
    case 'storage':
      return { kind: 'storage', visitor, at, url: truncated(seen.url), kept: storedState(seen.storage) };
    case 'snapshot': {
      const { jar, storage, requests, writes } = seen.inventory;
      return {
        kind: 'snapshot',
        visitor,
        at,
        url: truncated(seen.url),
        name: seen.name,
        cookies: jar.map(jarCookie),
        kept: storedState(storage),
        requests: truncatedList(requests),
        writes: truncatedList(writes),
      };
    }
  }
}

/** A step as the tape has it. `last` holds, for each visitor, the surroundings of the last deed. */
function recordingSteps(seen: ObservedStep, last: Map<number, string>): RecordingStep[] {
  switch (seen.kind) {
    case 'act': {
      const { visitor, tab, action, surroundings } = seen;
      if (!action) return [];
      const now = JSON.stringify(surroundings);
      const before = last.get(visitor) ?? JSON.stringify(DEFAULT_SURROUNDINGS);
      last.set(visitor, now);
      return [{ kind: 'action', visitor, tab, action, ...(now !== before && { surroundings }) }];
    }
    case 'closing':
      return [{ kind: 'action', visitor: seen.visitor, tab: seen.tab, action: { do: 'close' } }];
    case 'jar':
      return [{ kind: 'jar', visitor: seen.visitor }];
    case 'storage':
      return [{ kind: 'storage', visitor: seen.visitor, tab: seen.tab }];
    case 'snapshot': {
      const { kind, visitor, tab, name, inventory } = seen;
      return [{ kind, visitor, tab, name, writes: inventory.writes }];
    }
    case 'judgement':
      return [seen];
  }
}

function actStep(
  seen: ObservedAction,
  at: number,
  views: Map<string, Map<string, StateChange>>,
  profile: Profile,
): Act {
  const { visitor, tab, url, endpoint, journal, arrived, readable } = seen;
  const changes = readable && url !== null ? changesOf(views, `${tab} ${new URL(url).origin}`, readable) : null;
  return {
    kind: 'act',
    at,
    visitor,
    tab,
    url: url && truncated(url),
    act: truncated(seen.action ? describeAction(seen.action) : TIME_IN_OTHER_TAB),
    endpoint,
    threw: seen.threw && truncated(seen.threw),
    effects: journal
      .slice(0, MAX_EFFECTS)
      .map((entry) => ({ kind: entry.kind, text: truncated(describeJournalEntry(entry)) })),
    moreEffects: Math.max(0, journal.length - MAX_EFFECTS),
    arrived: arrived.slice(0, MAX_EFFECTS).map(({ request, status }) => {
      const upload = decodeUpload(profile, request.body);
      return { status, apiKey: upload && truncated(upload.apiKey), events: upload && eventTypes(upload.events) };
    }),
    changes: changes?.slice(0, MAX_CHANGES) ?? null,
    moreChanges: Math.max(0, (changes?.length ?? 0) - MAX_CHANGES),
    outbox: Object.entries(readable?.localStorage ?? {}).flatMap(([key, value]) => {
      const events = decodeQueue(profile, value);
      return events?.length ? [{ key: truncated(key, MAX_NAME_LENGTH), events: eventTypes(events) }] : [];
    }),
  };
}

/** How what a tab can read of an origin differs from what it could read there when it was last looked at. */
function changesOf(views: Map<string, Map<string, StateChange>>, view: string, readable: Readable): StateChange[] {
  const before = views.get(view) ?? new Map<string, StateChange>();
  const after = new Map(items(readable).map((item) => [JSON.stringify([item.place, item.name]), item]));
  views.set(view, after);
  const made = [...after].filter(([key, { value }]) => before.get(key)?.value !== value).map(([, item]) => item);
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, item]) => ({ ...item, value: null }));
  return [...gone, ...made].map(({ place, name, value }) => ({
    place,
    name: truncated(name, MAX_NAME_LENGTH),
    value: value && truncated(value),
  }));
}

function items({ cookie, localStorage, sessionStorage }: Readable): StateChange[] {
  const inArea = (place: ReadablePlace, area: Record<string, string> | null) =>
    Object.entries(area ?? {}).map(([name, value]) => ({ place, name, value }));
  const cookies = cookiePairs(cookie ?? '');
  return [
    ...cookies.map(([name, value]): StateChange => ({ place: 'cookie', name, value })),
    ...inArea('localStorage', localStorage),
    ...inArea('sessionStorage', sessionStorage),
  ];
}

function jarCookie({ name, value, domain, path, expires, secure, httpOnly, sameSite }: JarCookie) {
  const attributes = [
    `domain ${domain}`,
    `path ${path}`,
    expires === null ? 'until the browser is closed' : `until ${new Date(expires * 1000).toISOString().slice(0, 10)}`,
    `SameSite=${sameSite}`,
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
  ];
  return {
    name: truncated(name, MAX_NAME_LENGTH),
    value: truncated(value),
    attributes: truncated(attributes.join(', ')),
  };
}

function storedState({ localStorage, sessionStorage, databases, caches, serviceWorkers }: StorageDump): StoredState {
  return {
    localStorage: area(localStorage),
    sessionStorage: area(sessionStorage),
    databases: truncatedList(databases),
    caches: truncatedList(caches),
    serviceWorkers: truncatedList(serviceWorkers),
  };
}

function area(entries: Record<string, string> | null): Record<string, string> | null {
  if (entries === null) return null;
  const all = Object.entries(entries);
  const shown = all.slice(0, MAX_CHANGES).map(([name, value]) => [truncated(name, MAX_NAME_LENGTH), truncated(value)]);
  return Object.fromEntries(all.length > MAX_CHANGES ? [...shown, [`… ${all.length - MAX_CHANGES} more`, '']] : shown);
}

function eventTypes(events: readonly UploadedEvent[]) {
  return {
    types: events.slice(0, MAX_EVENT_TYPES).map(({ type }) => truncated(type, MAX_NAME_LENGTH)),
    more: Math.max(0, events.length - MAX_EVENT_TYPES),
  };
}

function truncatedList(texts: readonly string[]): string[] {
  const shown = texts.slice(0, MAX_EFFECTS).map((text) => truncated(text));
  return texts.length > MAX_EFFECTS ? [...shown, `… ${texts.length - MAX_EFFECTS} more`] : shown;
}

/** Never in the middle of a character; how much is missing is said. */
function truncated(text: string, longest = MAX_TEXT_LENGTH): string {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, longest * 2)].slice(0, longest).join('');
  return `${characters} … ${text.length - characters.length} more`;
}
