import type { CallStep, Opening, Project, StoryStep, TabNumber } from './step.ts';

/** All values that something may have by now: one where the specification settles it. */
export type Possible<Value> = readonly Value[];

/** What is stored of a person in one identity cookie. */
export interface Stored {
  /** Visitors are numbered in the order in which they were made. */
  visitor: number;
  userId: Possible<string | null>;
  optOut: Possible<boolean>;
  /** Whether the numbers of events go on from the last one: two pages side by side may each go on by their own count. */
  isNumbered: boolean;
}

/** A page in a tab. Where another changed the identity since, it may go by what it knew or by what is stored. */
export interface Tab {
  page: Opening;
  /** Calls that wait for consent; `null` once tracking. They end with their page. */
  early: readonly { step: CallStep; name: string }[] | null;
  userId: Possible<string | null>;
  optOut: Possible<boolean>;
  /** Whether another page has tracked since this one last did, or was opened. */
  isBehind: boolean;
}

/** An event or identify that was tracked while the person was not opted out, or may not have been. */
export interface Tracked {
  /** Tells it from all others. */
  name: string;
  kind: 'event' | 'identify';
  project: Project;
  /** Where it is kept unsent: origin, project and instance. */
  queue: string;
  visitor: number;
  userId: Possible<string | null>;
  /** When it was tracked, in milliseconds; `null` where it waited for consent. */
  at: number | null;
  /** Whether its sequence number is above those of the visitor’s events before (ORDER-1). */
  isNumbered: boolean;
  /** How often it has been accepted by now: at least, and at most. */
  least: 0 | 1;
  most: number;
  /** Whether it must be uploaded with the next event of its queue at the latest. */
  owed: boolean;
  /** Whether it must be in local storage as long as it was not accepted, and no longer. */
  kept: boolean;
  /** Whether an upload of it has left a page and was not answered yet. */
  inFlight: boolean;
}

/** Everything that a conforming SDK’s behaviour depends on, and what must be observable of it. */
export interface World {
  identities: Readonly<Record<string, Stored>>;
  visitors: number;
  tabs: readonly [Tab | null, Tab | null];
  endpoint: 'accept' | 'refuse' | 'hang';
  online: boolean;
  events: readonly Tracked[];
  /** Names of those tracked while the person was opted out for certain: nothing of them may be seen. */
  suppressed: readonly string[];
}

export const AT_FIRST: World = {
  identities: {},
  visitors: 0,
  tabs: [null, null],
  endpoint: 'accept',
  online: true,
  events: [],
  suppressed: [],
};

/** The cookie that keeps a project’s identity: projects whose keys begin alike may share one. */
export type IdentityOf = (project: Project) => string;

/** A step as it is taken: the name of the event it may track, and when that is. */
export interface StepOutcome {
  step: StoryStep;
  name: string;
  /** Milliseconds, since whenever. */
  now: number;
}

/**
 * Whether a step can be taken as things stand. One that cannot means nothing and is left out of the story: a call in a
 * tab that shows no page, say.
 */
export function canBeTaken(world: World, step: StoryStep): boolean {
  switch (step.do) {
    case 'open':
      return true;
    case 'wait':
      return isSomethingOpen(world);
    case 'endpoint':
      return world.endpoint !== step.answer;
    case 'online':
      return isSomethingOpen(world) && world.online !== step.online;
    case 'enableTracking':
      return world.tabs[step.tab] !== null;
    case 'clearStorage':
      return world.tabs[step.tab]?.early === null;
    default:
      return world.tabs[step.tab] !== null;
  }
}

/**
 * What becomes of the world by a step. Pure. Where the specification leaves something open, so does the world: it never
 * says more than a requirement does.
 */
export function afterStep(world: World, { step, name, now }: StepOutcome, identityOf: IdentityOf): World {
  return released(taken(world, step, { name, at: now }, identityOf), identityOf);
}

function isSomethingOpen({ tabs }: World): boolean {
  return tabs.some((tab) => tab !== null);
}

/** Whether an upload that leaves a page now is accepted. */
export function reaches({ endpoint, online }: World): boolean {
  return endpoint === 'accept' && online;
}

/**
 * The world as it was seen to be: what may have been accepted was, or was not. Events by name: those that were accepted
 * by now, and those that arrived in an upload that was not answered.
 */
export function asSeen(world: World, accepted: ReadonlySet<string>, unanswered: ReadonlySet<string>): World {
  const events = world.events.map((event): Tracked => {
    const inFlight = unanswered.has(event.name);
    if (accepted.has(event.name)) return { ...event, least: 1, most: Math.max(1, event.most), inFlight };
    // It waits on.
    return { ...event, most: event.least === 0 && event.most === 1 ? 0 : event.most, inFlight };
  });
  return { ...world, events };
}

/** Local storage is kept by origin, and there by key and instance (UNSENT-SCOPE-1, UNSENT-SCOPE-3). */
export function queueOf({ host, project, instance }: Opening): string {
  return [host, project, ...(instance ? ['another instance'] : [])].join(' ');
}

/** Who tracks, and when. */
interface Call {
  name: string;
  at: number | null;
}

function taken(world: World, step: StoryStep, call: Call, identityOf: IdentityOf): World {
  switch (step.do) {
    case 'open':
      return opened(world, step, identityOf);
    case 'reload': {
      const page = world.tabs[step.tab]?.page;
      return page ? opened(world, { ...page, cookies: 'kept' }, identityOf) : world;
    }
    case 'close':
      return left(world, step.tab);
    case 'endpoint':
      return answered(world, step.answer);
    case 'online':
      return { ...world, online: step.online };
    case 'wait':
      return world;
    case 'enableTracking':
      return enabled(world, step.tab, identityOf);
    case 'clearStorage':
      return cleared(world, step.tab, identityOf);
    default: {
      const tab = world.tabs[step.tab];
      if (!tab?.early) return called(world, step, call, identityOf);
      return withTab(world, step.tab, { ...tab, early: [...tab.early, { step, name: call.name }] });
    }
  }
}

/** DEFER-6, DEFER-8, DEFER-12: an identity that is stored is an earlier consent. */
function opened(world: World, page: Opening, identityOf: IdentityOf): World {
  const identity = identityOf(page.project);
  const before = page.cookies === 'kept' ? left(world, page.tab) : left(left(world, 0), 1);
  const { [identity]: _, ...others } = before.identities;
  const remaining: Record<Opening['cookies'], World['identities']> = {
    kept: before.identities,
    removed: {},
    spoilt: others,
  };
  const identities = remaining[page.cookies];
  const now = { ...before, identities };
  if (page.deferred && !identities[identity]) {
    return withTab(now, page.tab, { page, early: [], userId: [null], optOut: [false], isBehind: false });
  }
  return initialised(now, page, identityOf);
}

function initialised(world: World, page: Opening, identityOf: IdentityOf): World {
  const name = identityOf(page.project);
  const stored = world.identities[name];
  const before = stored?.optOut ?? [false]; // OPTOUT-2, OPTOUT-8
  const next: Stored = {
    visitor: stored?.visitor ?? world.visitors,
    userId: page.userId !== null ? [page.userId] : (stored?.userId ?? [null]), // IDENTITY-2, IDENTITY-11
    // OPTOUT-4 does not say what the option is to one who has come back in, nor what its absence is to one who has not.
    optOut: page.optOut ? (stored ? both(before, [true]) : [true]) : before,
    isNumbered: stored?.isNumbered ?? true,
  };
  const now: World = {
    ...world,
    visitors: stored ? world.visitors : world.visitors + 1,
    identities: { ...world.identities, [name]: next },
  };
  const tab = { page, early: null, userId: next.userId, optOut: next.optOut, isBehind: false };
  const settled = isContested(world, page) ? unsettled(now, page) : now;
  return withTab(next.optOut.includes(true) ? givenUp(settled, page) : settled, page.tab, tab);
}

/** What waits for a person who is out need not be kept for their return; nor may it leave meanwhile (OPTOUT-7). */
function givenUp(world: World, page: Opening): World {
  return withUnsent(world, page, (event) => ({ ...event, owed: false, kept: false }));
}

/** Leaving a page ends what waits for consent there, and nobody hears the answers that were awaited. */
function left(world: World, number: TabNumber): World {
  const tab = world.tabs[number];
  if (!tab) return world;
  // UNSENT-6: it is uploaded again, though the endpoint may come to accept what was left behind as well.
  return withUnsent(withTab(world, number, null), tab.page, (event) =>
    event.inFlight ? { ...event, most: Number.POSITIVE_INFINITY, kept: false } : event,
  );
}

/** OPTOUT-15: what is on its way arrives, whatever the person has said since. */
function answered(world: World, endpoint: World['endpoint']): World {
  const events = world.events.map((event) =>
    event.inFlight && endpoint === 'accept' ? { ...event, most: Math.max(1, event.most) } : event,
  );
  return { ...world, endpoint, events };
}

/**
 * DEFER-4, DEFER-5: early calls take effect in one go, before any upload is answered. So events wait for its end, and
 * where the person is out by then, they may have left before that or not.
 */
function enabled(world: World, number: TabNumber, identityOf: IdentityOf): World {
  const tab = world.tabs[number];
  // DEFER-18
  if (!tab?.early) return tab ? remembered(world, number, identityOf(tab.page.project)) : world;
  const begun = initialised(
    { ...unaware(world, identityOf(tab.page.project)), endpoint: 'refuse' },
    tab.page,
    identityOf,
  );
  const replayed = tab.early.reduce((now, { step, name }) => called(now, step, { name, at: null }, identityOf), begun);
  const after = { ...replayed, endpoint: world.endpoint };
  const news = after.events.slice(world.events.length);
  if (news.length === 0 || !reaches(after)) return after;
  if (!after.tabs[number]?.optOut.includes(true)) return flushed(after, tab.page);
  const events = after.events.map((event) =>
    news.includes(event) ? { ...event, most: Math.max(1, event.most) } : event,
  );
  return { ...after, events };
}

/** A page that waits for consent may not see what another page stored meanwhile. */
function unaware(world: World, identity: string): World {
  const stored = world.identities[identity];
  if (!stored) return world;
  const { userId, optOut } = stored;
  const open = { ...stored, userId: both([null], userId), optOut: both([false], optOut), isNumbered: false };
  return { ...world, identities: { ...world.identities, [identity]: open } };
}

/** CLEAR-1 to CLEAR-3. Whether what is unsent goes as well is nobody’s promise. */
function cleared(world: World, number: TabNumber, identityOf: IdentityOf): World {
  const tab = world.tabs[number];
  if (!tab) return world;
  const { [identityOf(tab.page.project)]: _, ...identities } = world.identities;
  return { ...unsettled(left(left(world, 0), 1), tab.page), identities };
}

/** A page that acts goes by what it knew or by what is stored, and either is what is stored then. */
function remembered(world: World, number: TabNumber, identity: string, settled: Partial<Stored> = {}): World {
  const tab = world.tabs[number];
  const stored = world.identities[identity];
  if (!tab || !stored) return world;
  const next: Stored = {
    visitor: stored.visitor,
    userId: both(tab.userId, stored.userId),
    optOut: both(tab.optOut, stored.optOut),
    isNumbered: stored.isNumbered && !tab.isBehind,
    ...settled,
  };
  const { userId, optOut } = next;
  return withTab({ ...world, identities: { ...world.identities, [identity]: next } }, number, {
    ...tab,
    userId,
    optOut,
  });
}

function called(world: World, step: CallStep, { name, at }: Call, identityOf: IdentityOf): World {
  const tab = world.tabs[step.tab];
  if (!tab) return world;
  const identity = identityOf(tab.page.project);
  const now = remembered(world, step.tab, identity, {
    ...(step.do === 'setUserId' && { userId: [step.userId] }), // IDENTITY-9
    ...(step.do === 'setOptOut' && { optOut: [step.optOut] }),
  });
  const next = now.identities[identity];
  if (!next) return world;
  if (step.do === 'setOptOut') return step.optOut ? givenUp(now, tab.page) : now;
  if (step.do === 'setUserId') return now;
  const counted = overtaking(now, step.tab, identityOf);
  // OPTOUT-1, OPTOUT-5
  if (!next.optOut.includes(false)) return { ...now, suppressed: [...now.suppressed, name] };
  const kind = step.do === 'track' ? 'event' : 'identify';
  const { page } = tab;
  const { visitor, userId, isNumbered } = next;
  const event = { name, kind, project: page.project, queue: queueOf(page), visitor, userId, at, isNumbered } as const;
  if (next.optOut.includes(true)) return withEvent(counted, { ...event, ...MAY_BE_LOST });
  if (!isContested(world, page)) {
    const waiting = withEvent(counted, { ...event, least: 0, most: 0, owed: true, kept: true, inFlight: false });
    return reaches(world) ? flushed(waiting, page) : waiting;
  }
  if (!reaches(world)) return withEvent(counted, { ...event, ...MAY_BE_LOST });
  return withEvent(flushed(counted, page), { ...event, least: 1, most: 1, owed: true, kept: false, inFlight: false });
}

/** An event was counted in a tab: a page beside it that shares the identity is behind. */
function overtaking(world: World, number: TabNumber, identityOf: IdentityOf): World {
  const other = number === 0 ? 1 : 0;
  const { [number]: tab, [other]: beside } = world.tabs;
  const now = withTab(world, number, tab && { ...tab, isBehind: false });
  const isShared = tab && beside && identityOf(beside.page.project) === identityOf(tab.page.project);
  return isShared ? withTab(now, other, { ...beside, isBehind: true }) : now;
}

/** Of what nothing certain can be said: whether it is uploaded, how often, and whether it is kept. */
const MAY_BE_LOST = { least: 0, most: Number.POSITIVE_INFINITY, owed: false, kept: false, inFlight: false } as const;

/** UNSENT-2, UNSENT-9, ORDER-2: what waited goes first, with the next event at the latest. */
function flushed(world: World, page: Opening): World {
  return withUnsent(world, page, (event) =>
    event.owed ? { ...event, least: 1, most: Math.max(1, event.most) } : event,
  );
}

/** OPTOUT-7: nothing that waits is uploaded while the person is out. Else it may be, as soon as the endpoint accepts. */
function released(world: World, identityOf: IdentityOf): World {
  if (!reaches(world)) return world;
  const free = world.tabs.flatMap((tab) => {
    if (!tab || tab.early) return [];
    const stored = world.identities[identityOf(tab.page.project)];
    return both(tab.optOut, stored?.optOut ?? []).includes(false) ? [tab.page] : [];
  });
  return free.reduce(
    (now, page) => withUnsent(now, page, (event) => ({ ...event, most: Math.max(1, event.most) })),
    world,
  );
}

/** Pages that hold one queue side by side: what of it either uploads, and what either keeps, is nobody’s promise. */
function isContested(world: World, page: Opening): boolean {
  const other = world.tabs[page.tab === 0 ? 1 : 0];
  return other !== null && other.early === null && queueOf(other.page) === queueOf(page);
}

function unsettled(world: World, page: Opening): World {
  return withUnsent(world, page, (event) => ({ ...event, ...MAY_BE_LOST }));
}

function withUnsent(world: World, page: Opening, change: (event: Tracked) => Tracked): World {
  const queue = queueOf(page);
  const events = world.events.map((event) => (event.queue === queue && event.least === 0 ? change(event) : event));
  return { ...world, events };
}

function withEvent(world: World, event: Tracked): World {
  return { ...world, events: [...world.events, event] };
}

function withTab(world: World, number: TabNumber, tab: Tab | null): World {
  const [first, second] = world.tabs;
  return { ...world, tabs: number === 0 ? [tab, second] : [first, tab] };
}

function both<Value>(some: Possible<Value>, others: Possible<Value>): Possible<Value> {
  return [...new Set([...some, ...others])];
}
