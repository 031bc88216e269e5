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

/** Limits of a reported timeline: the results file holds one for every check that found something. */
const MAX_STEPS = 60;
const MAX_EFFECTS = 30;
const MAX_CHANGES = 30;
const MAX_EVENT_TYPES = 12;
const MAX_TEXT_LENGTH = 240;
const MAX_NAME_LENGTH = 120;
/** In characters of JSON: many times what a check needs, except one that tracks a thousand events. */
const MAX_RECORDING_LENGTH = 60_000;

/** Describes time that passed in a tab because it passed in another. */
const TIME_IN_OTHER_TAB = 'time goes by, as it did in another tab';

/** Something that the check, or the person it plays, did. */
export interface ObservedAction {
  visitor: number;
  tab: number | null;
  url: string | null;
  now: number;
  /** `null` for time that passed because it passed in another tab. Reported only if it had effects. */
  action: Action | null;
  surroundings: Surroundings;
  endpoint: string | null;
  threw: string | null;
  journal: readonly JournalEntry[];
  arrived: readonly Delivery[];
  /** `null` if nobody looked. */
  readable: Readable | null;
}

/** Everything that a page and its browser held when a check took a snapshot. */
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
      contents: SnapshotContents;
    }
  | { kind: 'closing'; visitor: number; tab: number }
  | Extract<RecordingStep, { kind: 'judgement' }>;

type ReportedStep = Exclude<ObservedStep, { kind: 'closing' }>;

/**
 * Records the steps of one run of a check, in order, for all its visitors and their tabs. Recording costs next to
 * nothing; a timeline is worked out only when it is requested.
 */
export class TimelineRecorder {
  readonly #observed: ObservedStep[] = [];
  readonly #visitors: RecordedVisitor[] = [];
  #tabs = 0;

  /** Returns the visitor’s number, from 1. */
  newVisitor(visitor: RecordedVisitor): number {
    return this.#visitors.push(visitor);
  }

  /** Returns the tab’s number, from 1. */
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

  /**
   * Records that a tab was closed. The recording needs it; the timeline omits it, since its effects cannot be observed.
   */
  recordClosing(visitor: number, tab: number): void {
    this.#observed.push({ kind: 'closing', visitor, tab });
  }

  recordJudgement(judgement: Omit<Extract<RecordingStep, { kind: 'judgement' }>, 'kind'>): void {
    this.#observed.push({ kind: 'judgement', ...judgement });
  }

  /** Records a named snapshot, in place of the readings just made for it. */
  recordSnapshot(
    visitor: number,
    tab: number,
    now: number,
    url: string,
    name: string,
    contents: SnapshotContents,
  ): void {
    while (this.#observed.at(-1)?.kind === 'jar' || this.#observed.at(-1)?.kind === 'storage') this.#observed.pop();
    this.#observed.push({ kind: 'snapshot', visitor, tab, now, url, name, contents });
  }

  get hasSnapshots(): boolean {
    return this.#observed.some(({ kind }) => kind === 'snapshot');
  }

  /** The recording that repeats the run from its first step; `null` if it is longer than anyone would step through. */
  recording(): Recording | null {
    const last = new Map<number, string>();
    const steps = this.#observed.flatMap((step) => recordingSteps(step, last));
    const recording = { visitors: [...this.#visitors], steps };
    return JSON.stringify(recording).length > MAX_RECORDING_LENGTH ? null : recording;
  }

  /** The last steps, with every value truncated to what a person reads. */
  toTimeline(profile: Profile): Timeline {
    const reported = this.#observed.filter(isReported);
    const last = reported.slice(-MAX_STEPS);
    const start = last.reduce((earliest, one) => ('now' in one ? Math.min(earliest, one.now) : earliest), Infinity);
    const views = new Map<string, Map<string, StateChange>>();
    return {
      before: reported.length - last.length,
      steps: last.map((step) => timelineStep(step, start, views, profile)),
    };
  }
}

function isReported(step: ObservedStep): step is ReportedStep {
  return step.kind !== 'closing' && (step.kind !== 'act' || step.action !== null || step.journal.length > 0);
}

function timelineStep(
  step: ReportedStep,
  start: number,
  views: Map<string, Map<string, StateChange>>,
  profile: Profile,
): TimelineStep {
  if (step.kind === 'judgement') {
    const { kind, requirement, what, holds } = step;
    return { kind, requirement, what: truncated(what), holds };
  }
  const { visitor } = step;
  const at = step.now - start;
  switch (step.kind) {
    case 'act':
      return actStep(step, at, views, profile);
    case 'jar':
      return { kind: 'jar', visitor, at, cookies: step.jar.map(jarCookie) };
    case 'storage':
      return { kind: 'storage', visitor, at, url: truncated(step.url), kept: storedState(step.storage) };
    case 'snapshot': {
      const { jar, storage, requests, writes } = step.contents;
      return {
        kind: 'snapshot',
        visitor,
        at,
        url: truncated(step.url),
        name: step.name,
        cookies: jar.map(jarCookie),
        kept: storedState(storage),
        requests: truncatedList(requests),
        writes: truncatedList(writes),
      };
    }
  }
}

/** A step as it is recorded, if it is. `last` holds the surroundings of each visitor’s last action. */
function recordingSteps(step: ObservedStep, last: Map<number, string>): RecordingStep[] {
  switch (step.kind) {
    case 'act': {
      const { visitor, tab, action, surroundings } = step;
      if (!action) return [];
      const now = JSON.stringify(surroundings);
      const before = last.get(visitor) ?? JSON.stringify(DEFAULT_SURROUNDINGS);
      last.set(visitor, now);
      return [{ kind: 'action', visitor, tab, action, ...(now !== before && { surroundings }) }];
    }
    case 'closing':
      return [{ kind: 'action', visitor: step.visitor, tab: step.tab, action: { do: 'close' } }];
    case 'jar':
      return [{ kind: 'jar', visitor: step.visitor }];
    case 'storage':
      return [{ kind: 'storage', visitor: step.visitor, tab: step.tab }];
    case 'snapshot': {
      const { kind, visitor, tab, name, contents } = step;
      return [{ kind, visitor, tab, name, writes: contents.writes }];
    }
    case 'judgement':
      return [step];
  }
}

function actStep(
  step: ObservedAction,
  at: number,
  views: Map<string, Map<string, StateChange>>,
  profile: Profile,
): Act {
  const { visitor, tab, url, endpoint, journal, arrived, readable } = step;
  const changes = readable && url !== null ? changesOf(views, `${tab} ${new URL(url).origin}`, readable) : null;
  return {
    kind: 'act',
    at,
    visitor,
    tab,
    url: url && truncated(url),
    act: truncated(step.action ? describeAction(step.action) : TIME_IN_OTHER_TAB),
    endpoint,
    threw: step.threw && truncated(step.threw),
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

/** How what a tab can read of an origin differs from the last time somebody looked. */
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

/** Truncates a text, never within a character, and states how much is missing. */
function truncated(text: string, longest = MAX_TEXT_LENGTH): string {
  if (text.length <= longest) return text;
  const characters = [...text.slice(0, longest * 2)].slice(0, longest).join('');
  return `${characters} … ${text.length - characters.length} more`;
}
