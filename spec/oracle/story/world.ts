import type { CallStep, Opening, Project, StoryStep, TabNumber } from './step.ts';

/** Every value that the specification allows at this point: exactly one if it settles the value. */
export type Possible<Value> = readonly Value[];

/** The state stored in one identity cookie. */
export interface StoredIdentity {
  /** Number of the visitor, in order of creation, from 0. */
  visitor: number;
  userId: Possible<string | null>;
  optOut: Possible<boolean>;
  /** Whether sequence numbers continue from the latest one. Two pages open side by side may each keep their own count. */
  isSequenced: boolean;
}

/** A page in a tab. If another page has since changed the identity, this one may use its own copy or the stored one. */
export interface Tab {
  page: Opening;
  /** Calls that wait for consent; `null` once tracking is enabled. They are lost when the page is left. */
  deferredCalls: readonly { step: CallStep; name: string }[] | null;
  userId: Possible<string | null>;
  optOut: Possible<boolean>;
  /** Whether another page has tracked an event since this one was opened or last tracked one. */
  isBehind: boolean;
}

/** An event or identify tracked while the user was not, or possibly not, opted out. */
export interface TrackedEvent {
  /** Unique within the story. */
  name: string;
  kind: 'event' | 'identify';
  project: Project;
  /** The queue that stores it while unsent, by origin, project and instance: see {@link queueOf}. */
  queue: string;
  visitor: number;
  userId: Possible<string | null>;
  /** When it was tracked, in milliseconds; `null` if the call waited for consent. */
  at: number | null;
  /** Whether its sequence number must exceed those of the visitor’s earlier events (ORDER-1). */
  isSequenced: boolean;
  /** Bounds on how many times the endpoint has accepted it so far. */
  minAccepted: 0 | 1;
  maxAccepted: number;
  /** Whether it must be uploaded no later than the next event of its queue. */
  isDue: boolean;
  /** Whether it must be in local storage exactly until it is accepted. */
  mustBeStored: boolean;
  /** Whether an upload that contains it is awaiting its response. */
  inFlight: boolean;
}

/** Everything that a conforming SDK’s behaviour depends on, and what must be observable as a result. */
export interface World {
  identities: Readonly<Record<string, StoredIdentity>>;
  visitors: number;
  tabs: readonly [Tab | null, Tab | null];
  endpoint: 'accept' | 'refuse' | 'hang';
  online: boolean;
  events: readonly TrackedEvent[];
  /** Names of events tracked while the user was certainly opted out: they must leave no trace. */
  suppressed: readonly string[];
}

export const INITIAL_WORLD: World = {
  identities: {},
  visitors: 0,
  tabs: [null, null],
  endpoint: 'accept',
  online: true,
  events: [],
  suppressed: [],
};

/** Names the cookie that stores a project’s identity. Projects whose API keys share a prefix may share a cookie. */
export type CookieNameOf = (project: Project) => string;

/** A step to apply, the name for any event it tracks, and the time. */
export interface TimedStep {
  step: StoryStep;
  name: string;
  /** Milliseconds since an arbitrary origin. */
  now: number;
}

/**
 * Whether a step makes sense in this world. A step that does not, such as a call in a tab without a page, is skipped.
 */
export function isApplicable(world: World, step: StoryStep): boolean {
  switch (step.do) {
    case 'open':
      return true;
    case 'wait':
      return isAnyTabOpen(world);
    case 'endpoint':
      return world.endpoint !== step.answer;
    case 'online':
      return isAnyTabOpen(world) && world.online !== step.online;
    case 'enableTracking':
      return world.tabs[step.tab] !== null;
    case 'clearStorage':
      return world.tabs[step.tab]?.deferredCalls === null;
    default:
      return world.tabs[step.tab] !== null;
  }
}

/**
 * Returns the world after a step. Pure. Whatever the specification leaves open stays open in the world: it never demands
 * more than a requirement does.
 */
export function afterStep(world: World, { step, name, now }: TimedStep, cookieNameOf: CookieNameOf): World {
  return allowUploads(applyStep(world, step, { name, at: now }, cookieNameOf), cookieNameOf);
}

function isAnyTabOpen({ tabs }: World): boolean {
  return tabs.some((tab) => tab !== null);
}

/** Whether an upload sent now is accepted. */
export function isUploadAccepted({ endpoint, online }: World): boolean {
  return endpoint === 'accept' && online;
}

/**
 * Reconciles the world with what was observed: resolves whether each possibly accepted event was accepted. Both sets hold
 * event names: those accepted so far, and those that arrived in an upload still unanswered.
 */
export function reconcile(world: World, accepted: ReadonlySet<string>, unanswered: ReadonlySet<string>): World {
  const events = world.events.map((event): TrackedEvent => {
    const inFlight = unanswered.has(event.name);
    if (accepted.has(event.name))
      return { ...event, minAccepted: 1, maxAccepted: Math.max(1, event.maxAccepted), inFlight };
    // It is still waiting.
    return {
      ...event,
      maxAccepted: event.minAccepted === 0 && event.maxAccepted === 1 ? 0 : event.maxAccepted,
      inFlight,
    };
  });
  return { ...world, events };
}

/** Identifies a queue in local storage: by origin, API key and instance (UNSENT-SCOPE-1, UNSENT-SCOPE-3). */
export function queueOf({ host, project, instance }: Opening): string {
  return [host, project, ...(instance ? ['another instance'] : [])].join(' ');
}

/** The name for the event a call tracks, and the time of the call. */
interface Call {
  name: string;
  at: number | null;
}

function applyStep(world: World, step: StoryStep, call: Call, cookieNameOf: CookieNameOf): World {
  switch (step.do) {
    case 'open':
      return openPage(world, step, cookieNameOf);
    case 'reload': {
      const page = world.tabs[step.tab]?.page;
      return page ? openPage(world, { ...page, cookies: 'kept' }, cookieNameOf) : world;
    }
    case 'close':
      return leavePage(world, step.tab);
    case 'endpoint':
      return changeEndpoint(world, step.answer);
    case 'online':
      return { ...world, online: step.online };
    case 'wait':
      return world;
    case 'enableTracking':
      return enableTracking(world, step.tab, cookieNameOf);
    case 'clearStorage':
      return clearStorage(world, step.tab, cookieNameOf);
    default: {
      const tab = world.tabs[step.tab];
      if (!tab?.deferredCalls) return applyCall(world, step, call, cookieNameOf);
      return withTab(world, step.tab, { ...tab, deferredCalls: [...tab.deferredCalls, { step, name: call.name }] });
    }
  }
}

/** A stored identity is evidence of earlier consent (DEFER-6, DEFER-8, DEFER-12). */
function openPage(world: World, page: Opening, cookieNameOf: CookieNameOf): World {
  const cookieName = cookieNameOf(page.project);
  const before = page.cookies === 'kept' ? leavePage(world, page.tab) : leavePage(leavePage(world, 0), 1);
  const { [cookieName]: _, ...others } = before.identities;
  const remaining: Record<Opening['cookies'], World['identities']> = {
    kept: before.identities,
    deleted: {},
    corrupted: others,
  };
  const identities = remaining[page.cookies];
  const now = { ...before, identities };
  if (page.deferred && !identities[cookieName]) {
    return withTab(now, page.tab, { page, deferredCalls: [], userId: [null], optOut: [false], isBehind: false });
  }
  return initialise(now, page, cookieNameOf);
}

function initialise(world: World, page: Opening, cookieNameOf: CookieNameOf): World {
  const name = cookieNameOf(page.project);
  const stored = world.identities[name];
  const before = stored?.optOut ?? [false]; // OPTOUT-2, OPTOUT-8
  const next: StoredIdentity = {
    visitor: stored?.visitor ?? world.visitors,
    userId: page.userId !== null ? [page.userId] : (stored?.userId ?? [null]), // IDENTITY-2, IDENTITY-11
    // OPTOUT-4 leaves open whether the option overrides a stored identity that is not opted out.
    optOut: page.optOut ? (stored ? union(before, [true]) : [true]) : before,
    isSequenced: stored?.isSequenced ?? true,
  };
  const now: World = {
    ...world,
    visitors: stored ? world.visitors : world.visitors + 1,
    identities: { ...world.identities, [name]: next },
  };
  const tab = { page, deferredCalls: null, userId: next.userId, optOut: next.optOut, isBehind: false };
  const settled = isContested(world, page) ? withUnspecifiedFates(now, page) : now;
  return withTab(next.optOut.includes(true) ? dropObligations(settled, page) : settled, page.tab, tab);
}

/** Events that wait when the user opts out need not be stored any longer, and must not be uploaded meanwhile (OPTOUT-7). */
function dropObligations(world: World, page: Opening): World {
  return withUnsent(world, page, (event) => ({ ...event, isDue: false, mustBeStored: false }));
}

/** Leaving a page discards its deferred calls, and the responses to its pending uploads go unheard. */
function leavePage(world: World, tabNumber: TabNumber): World {
  const tab = world.tabs[tabNumber];
  if (!tab) return world;
  // UNSENT-6: it is uploaded again, although the endpoint may still accept the abandoned upload too.
  return withUnsent(withTab(world, tabNumber, null), tab.page, (event) =>
    event.inFlight ? { ...event, maxAccepted: Number.POSITIVE_INFINITY, mustBeStored: false } : event,
  );
}

/** OPTOUT-15: an upload in flight arrives even if the user has opted out since. */
function changeEndpoint(world: World, endpoint: World['endpoint']): World {
  const events = world.events.map((event) =>
    event.inFlight && endpoint === 'accept' ? { ...event, maxAccepted: Math.max(1, event.maxAccepted) } : event,
  );
  return { ...world, endpoint, events };
}

/**
 * DEFER-4, DEFER-5: deferred calls are replayed in one go, before any upload is answered, so their events wait until the
 * replay ends. If the user is opted out by then, they may or may not have been sent before.
 */
function enableTracking(world: World, tabNumber: TabNumber, cookieNameOf: CookieNameOf): World {
  const tab = world.tabs[tabNumber];
  // DEFER-18
  if (!tab?.deferredCalls) return tab ? syncIdentity(world, tabNumber, cookieNameOf(tab.page.project)) : world;
  const begun = initialise(
    { ...withStaleView(world, cookieNameOf(tab.page.project)), endpoint: 'refuse' },
    tab.page,
    cookieNameOf,
  );
  const replayed = tab.deferredCalls.reduce(
    (now, { step, name }) => applyCall(now, step, { name, at: null }, cookieNameOf),
    begun,
  );
  const after = { ...replayed, endpoint: world.endpoint };
  const news = after.events.slice(world.events.length);
  if (news.length === 0 || !isUploadAccepted(after)) return after;
  if (!after.tabs[tabNumber]?.optOut.includes(true)) return flushQueue(after, tab.page);
  const events = after.events.map((event) =>
    news.includes(event) ? { ...event, maxAccepted: Math.max(1, event.maxAccepted) } : event,
  );
  return { ...after, events };
}

/** A page that waits for consent may not see what another page has stored in the meantime. */
function withStaleView(world: World, cookieName: string): World {
  const stored = world.identities[cookieName];
  if (!stored) return world;
  const { userId, optOut } = stored;
  const open = { ...stored, userId: union([null], userId), optOut: union([false], optOut), isSequenced: false };
  return { ...world, identities: { ...world.identities, [cookieName]: open } };
}

/** CLEAR-1 to CLEAR-3. Whether unsent events are removed as well is unspecified. */
function clearStorage(world: World, tabNumber: TabNumber, cookieNameOf: CookieNameOf): World {
  const tab = world.tabs[tabNumber];
  if (!tab) return world;
  const { [cookieNameOf(tab.page.project)]: _, ...identities } = world.identities;
  return { ...withUnspecifiedFates(leavePage(leavePage(world, 0), 1), tab.page), identities };
}

/** A page that acts uses its own copy of the identity or the stored one, and stores whichever it used. */
function syncIdentity(
  world: World,
  tabNumber: TabNumber,
  cookieName: string,
  settled: Partial<StoredIdentity> = {},
): World {
  const tab = world.tabs[tabNumber];
  const stored = world.identities[cookieName];
  if (!tab || !stored) return world;
  const next: StoredIdentity = {
    visitor: stored.visitor,
    userId: union(tab.userId, stored.userId),
    optOut: union(tab.optOut, stored.optOut),
    isSequenced: stored.isSequenced && !tab.isBehind,
    ...settled,
  };
  const { userId, optOut } = next;
  return withTab({ ...world, identities: { ...world.identities, [cookieName]: next } }, tabNumber, {
    ...tab,
    userId,
    optOut,
  });
}

function applyCall(world: World, step: CallStep, { name, at }: Call, cookieNameOf: CookieNameOf): World {
  const tab = world.tabs[step.tab];
  if (!tab) return world;
  const cookieName = cookieNameOf(tab.page.project);
  const now = syncIdentity(world, step.tab, cookieName, {
    ...(step.do === 'setUserId' && { userId: [step.userId] }), // IDENTITY-9
    ...(step.do === 'setOptOut' && { optOut: [step.optOut] }),
  });
  const next = now.identities[cookieName];
  if (!next) return world;
  if (step.do === 'setOptOut') return step.optOut ? dropObligations(now, tab.page) : now;
  if (step.do === 'setUserId') return now;
  const counted = markOtherTabBehind(now, step.tab, cookieNameOf);
  // OPTOUT-1, OPTOUT-5
  if (!next.optOut.includes(false)) return { ...now, suppressed: [...now.suppressed, name] };
  const kind = step.do === 'track' ? 'event' : 'identify';
  const { page } = tab;
  const { visitor, userId, isSequenced } = next;
  const event = { name, kind, project: page.project, queue: queueOf(page), visitor, userId, at, isSequenced } as const;
  if (next.optOut.includes(true)) return withEvent(counted, { ...event, ...UNSPECIFIED_FATE });
  if (!isContested(world, page)) {
    const waiting = withEvent(counted, {
      ...event,
      minAccepted: 0,
      maxAccepted: 0,
      isDue: true,
      mustBeStored: true,
      inFlight: false,
    });
    return isUploadAccepted(world) ? flushQueue(waiting, page) : waiting;
  }
  if (!isUploadAccepted(world)) return withEvent(counted, { ...event, ...UNSPECIFIED_FATE });
  return withEvent(flushQueue(counted, page), {
    ...event,
    minAccepted: 1,
    maxAccepted: 1,
    isDue: true,
    mustBeStored: false,
    inFlight: false,
  });
}

/** After an event in one tab, a page in the other tab that shares the identity is behind. */
function markOtherTabBehind(world: World, tabNumber: TabNumber, cookieNameOf: CookieNameOf): World {
  const other = tabNumber === 0 ? 1 : 0;
  const { [tabNumber]: tab, [other]: beside } = world.tabs;
  const now = withTab(world, tabNumber, tab && { ...tab, isBehind: false });
  const isShared = tab && beside && cookieNameOf(beside.page.project) === cookieNameOf(tab.page.project);
  return isShared ? withTab(now, other, { ...beside, isBehind: true }) : now;
}

/** The fate of an event when it is unspecified whether it is uploaded, how often, and whether it is stored. */
const UNSPECIFIED_FATE = {
  minAccepted: 0,
  maxAccepted: Number.POSITIVE_INFINITY,
  isDue: false,
  mustBeStored: false,
  inFlight: false,
} as const;

/** UNSENT-2, UNSENT-9, ORDER-2: waiting events are uploaded first, no later than the next event. */
function flushQueue(world: World, page: Opening): World {
  return withUnsent(world, page, (event) =>
    event.isDue ? { ...event, minAccepted: 1, maxAccepted: Math.max(1, event.maxAccepted) } : event,
  );
}

/** OPTOUT-7: no waiting event is uploaded while the user is opted out. Otherwise it may be, once the endpoint accepts. */
function allowUploads(world: World, cookieNameOf: CookieNameOf): World {
  if (!isUploadAccepted(world)) return world;
  const free = world.tabs.flatMap((tab) => {
    if (!tab || tab.deferredCalls) return [];
    const stored = world.identities[cookieNameOf(tab.page.project)];
    return union(tab.optOut, stored?.optOut ?? []).includes(false) ? [tab.page] : [];
  });
  return free.reduce(
    (now, page) => withUnsent(now, page, (event) => ({ ...event, maxAccepted: Math.max(1, event.maxAccepted) })),
    world,
  );
}

/** Whether two open pages share a queue: which events each of them uploads or stores is then unspecified. */
function isContested(world: World, page: Opening): boolean {
  const other = world.tabs[page.tab === 0 ? 1 : 0];
  return other !== null && other.deferredCalls === null && queueOf(other.page) === queueOf(page);
}

function withUnspecifiedFates(world: World, page: Opening): World {
  return withUnsent(world, page, (event) => ({ ...event, ...UNSPECIFIED_FATE }));
}

function withUnsent(world: World, page: Opening, change: (event: TrackedEvent) => TrackedEvent): World {
  const queue = queueOf(page);
  const events = world.events.map((event) =>
    event.queue === queue && event.minAccepted === 0 ? change(event) : event,
  );
  return { ...world, events };
}

function withEvent(world: World, event: TrackedEvent): World {
  return { ...world, events: [...world.events, event] };
}

function withTab(world: World, tabNumber: TabNumber, tab: Tab | null): World {
  const [first, second] = world.tabs;
  return { ...world, tabs: tabNumber === 0 ? [tab, second] : [first, tab] };
}

function union<Value>(some: Possible<Value>, others: Possible<Value>): Possible<Value> {
  return [...new Set([...some, ...others])];
}
