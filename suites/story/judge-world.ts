import type { Page } from '../../harness/session/page.ts';
import type { AcceptedEvent } from '../../harness/session/session.ts';
import { DAY, MINUTE } from '../../spec/durations.ts';
import { decodeIdentityCookie } from '../../spec/oracle/identity-codec.ts';
import { occurrencePattern } from '../../spec/oracle/sessions.ts';
import { PROJECTS, type Project, type StoryStep } from '../../spec/oracle/story/step.ts';
import { type Possible, queueOf, type TrackedEvent, type World } from '../../spec/oracle/story/world.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import type { CheckContext } from '../check/check-context.ts';
import { judgeStoredLifetime } from '../observe/judge-stored-lifetime.ts';
import { lifetimesOf, storedPlaces } from '../observe/observations.ts';
import { eventName, type StoryObservation, type StorySnapshot } from './play.ts';
import { API_KEYS, type StoryStage } from './stage.ts';

/** Judges that the step left no trace while every page waits for consent. */
export async function judgeSilence(
  context: CheckContext,
  { stage, world, when, departed }: StorySnapshot,
): Promise<void> {
  const sent = (await stage.session.outgoingRequests()).filter((one) => !departed.includes(one));
  context.judge('DEFER-2', `requests that left a page that waits for consent, ${when}`, sent, []);
  const [page] = stage.open;
  if (world.visitors === 0 && page)
    context.judge('DEFER-1', `data stored without consent, ${when}`, await storedPlaces(stage.session, page), []);
}

/** Judges whether everything observable is what the oracle predicts. */
export async function judgeWorld(
  context: CheckContext,
  { stage, step, world, observation, when }: StorySnapshot,
): Promise<void> {
  const arrived = arrivals(world, observation.accepted);
  judgeArrivals(context, world, observation.accepted, when);
  judgeOrder(context, world, arrived, when);
  judgeIdentities(context, stage, arrived, when);
  judgeSessions(context, stage, world, arrived, when);
  judgeCookies(context, stage, step, world, observation, arrived, when);
  for (const [tab, page] of stage.pages.entries()) {
    const shown = world.tabs[tab]?.page;
    if (page && shown) await judgeQueues(context, world, page, shown.host, observation, when);
  }
}

/** One acceptance of an event, together with the oracle’s record of it. */
interface Arrival {
  event: AcceptedEvent;
  tracked: TrackedEvent;
}

function arrivals({ events }: World, accepted: StoryObservation['accepted']): Arrival[] {
  return accepted.flatMap((event) => {
    const tracked = events.find(({ name }) => name === eventName(event));
    return event && tracked ? [{ event, tracked }] : [];
  });
}

function judgeArrivals(
  context: CheckContext,
  world: World,
  accepted: StoryObservation['accepted'],
  when: string,
): void {
  const names = accepted.map(eventName);
  const early = world.tabs.flatMap((tab) => tab?.deferredCalls ?? []).map(({ name }) => name);
  const times = (name: string) => names.filter((one) => one === name).length;
  const judgeNoneAccepted = (requirement: string, what: string, forbidden: readonly string[]) =>
    context.judge(requirement, `${what} accepted ${when}`, common(names, forbidden), []);
  judgeNoneAccepted('DEFER-2', 'events that wait for consent but were', early);
  judgeNoneAccepted('OPTOUT-1', 'events tracked while the user was opted out but', world.suppressed);
  const known = [...world.events.map(({ name }) => name), ...early, ...world.suppressed];
  const unknown = names.filter((name) => !known.includes(name));
  context.judge('ORDER-4', `events accepted ${when} that were never tracked`, unknown, []);
  const misdirected = accepted.flatMap((event) => {
    const tracked = world.events.find(({ name }) => name === eventName(event));
    return event && tracked && event.apiKey !== API_KEYS[tracked.project]
      ? [`${eventName(event)} to ${event.apiKey}`]
      : [];
  });
  context.judge('UNSENT-SCOPE-2', `events accepted ${when} for a project they were not tracked for`, misdirected, []);
  const judgeNoEvents = (requirement: string, what: string, is: (event: TrackedEvent) => boolean) => {
    const wrong = world.events.filter((event) => is(event)).map(({ name }) => name);
    context.judge(requirement, `${what} ${when}`, wrong, []);
  };
  const isHeld = ({ queue }: TrackedEvent) =>
    world.tabs.some((tab) => tab && !tab.deferredCalls && queueOf(tab.page) === queue);
  const untimely = ({ name, maxAccepted }: TrackedEvent) => maxAccepted === 0 && times(name) > 0;
  judgeNoEvents(
    'OPTOUT-7',
    'waiting events accepted while the user is opted out,',
    (event) => untimely(event) && isHeld(event),
  );
  judgeNoEvents(
    'UNSENT-SCOPE-4',
    'events accepted from a queue that no open page has,',
    (event) => untimely(event) && !isHeld(event),
  );
  judgeNoEvents(
    'ORDER-3',
    'events accepted more than once,',
    ({ name, maxAccepted }) => times(name) > Math.max(1, maxAccepted),
  );
  judgeNoEvents(
    'ORDER-3',
    'events that must have been accepted but were not,',
    ({ name, minAccepted }) => times(name) < minAccepted,
  );
}

function judgeOrder(context: CheckContext, { events }: World, arrived: readonly Arrival[], when: string): void {
  const once = arrived.filter(({ tracked }) => tracked.maxAccepted <= 1);
  for (const queue of new Set(once.map(({ tracked }) => tracked.queue))) {
    const seen = once.filter(({ tracked }) => tracked.queue === queue).map(({ tracked }) => tracked.name);
    const called = events.map(({ name }) => name).filter((name) => seen.includes(name));
    context.judge('ORDER-2', `events of one queue in the order in which they were accepted, ${when}`, seen, called);
  }
}

/** Judges user ids, and which events share a device id. */
function judgeIdentities(context: CheckContext, stage: StoryStage, arrived: readonly Arrival[], when: string): void {
  for (const { event, tracked } of arrived) {
    context.judge(
      'IDENTITY-9',
      `user id of ${tracked.name} ${when}`,
      event.userId,
      expectedAmong(tracked.userId, event.userId),
    );
  }
  for (const projects of projectsByIdentity(stage)) {
    const own = arrived.filter(({ tracked }) => projects.includes(tracked.project));
    const deviceIds = own.map(({ event }) => event.deviceId);
    const visitors = own.map(({ tracked }) => tracked.visitor);
    const shared = new Set(deviceIds).size < new Set(visitors).size;
    context.judge('IDENTITY-3', `whether visitors share a device id ${when}`, shared, false);
    context.judge(
      deviceRequirement(stage),
      `visitors of the events ${when}, numbered by their device ids ${deviceIds.join(', ')}`,
      occurrencePattern(deviceIds),
      occurrencePattern(visitors),
    );
  }
  const ids = projectsByIdentity(stage).map((projects) =>
    arrived.filter(({ tracked }) => projects.includes(tracked.project)).map(({ event }) => event.deviceId),
  );
  const both = ids[0]?.filter((id) => ids.slice(1).some((others) => others.includes(id))) ?? [];
  context.judge('PROJECT-1', `device ids that projects with different keys share ${when}`, both, []);
}

function judgeSessions(
  context: CheckContext,
  stage: StoryStage,
  world: World,
  arrived: readonly Arrival[],
  when: string,
): void {
  for (const projects of projectsByIdentity(stage)) {
    const own = inCallOrder(
      world,
      arrived.filter(({ tracked }) => projects.includes(tracked.project)),
    );
    for (const [index, { event, tracked }] of own.entries()) {
      const before = own[index - 1];
      if (!before || before.tracked.visitor !== tracked.visitor) continue;
      if (tracked.isSequenced && event.sequenceNumber !== null && before.event.sequenceNumber !== null) {
        const isAbove = event.sequenceNumber > before.event.sequenceNumber;
        const what = `whether the sequence number of ${tracked.name} is above that of ${before.tracked.name} ${when}`;
        context.judge('ORDER-1', what, isAbove, true);
      }
      if (event.sessionId === null || tracked.at === null || before.tracked.at === null) continue;
      const gap = tracked.at - before.tracked.at;
      const same = event.sessionId === before.event.sessionId;
      if (gap <= MINUTE)
        context.judge('SESSION-1', `whether ${before.tracked.name} and ${tracked.name} share a session`, same, true);
      if (gap > DAY)
        context.judge('SESSION-2', `whether ${before.tracked.name} and ${tracked.name} share a session`, same, false);
    }
  }
}

function judgeCookies(
  context: CheckContext,
  stage: StoryStage,
  step: StoryStep,
  world: World,
  { jar }: StoryObservation,
  arrived: readonly Arrival[],
  when: string,
): void {
  const expected = Object.keys(world.identities).sort();
  const identityCookies = jar.filter(
    ({ name, value }) => expected.includes(name) || decodeIdentityCookie(context.profile, value) !== null,
  );
  const others = jar.filter((cookie) => !identityCookies.includes(cookie)).map(({ name }) => name);
  context.judge('PROBE-1', `cookies other than identity cookies ${when}`, others, []);
  const names = identityCookies.map(({ name }) => name).sort();
  const isWaiting = world.tabs.every((tab) => tab?.deferredCalls !== null);
  const promise = step.do === 'clearStorage' ? 'CLEAR-1' : isWaiting ? 'DEFER-1' : 'COOKIE-NAME-1';
  context.judge(promise, `identity cookies ${when}`, names, expected);
  for (const cookie of identityCookies) {
    const { domain, path, sameSite, secure, httpOnly, value } = cookie;
    const what = (which: string) => `${which} of ${cookie.name} ${when}`;
    context.judge('DOMAIN-1', what('domain'), domain.replace(/^\./, ''), stage.session.domain);
    context.judge('COOKIE-ATTR-1', what('path'), path, '/');
    context.judge('COOKIE-ATTR-2', what('SameSite'), sameSite, 'Lax');
    context.judge('COOKIE-ATTR-4', what('Secure'), secure, false);
    context.judge('COOKIE-ATTR-6', what('HttpOnly'), httpOnly, false);
    const lifetimes = lifetimesOf(stage.session.journal, [cookie]);
    if (lifetimes.length > 0) {
      context.judge('COOKIE-LIFE-1', what('lifetime written, in days,'), lifetimes, [365]);
      judgeStoredLifetime(context, stage.session, [cookie]);
    }
    const identity = decodeIdentityCookie(context.profile, value);
    const stored = world.identities[cookie.name];
    context.judge('COOKIE-VALUE-11', what('whether an identity can be read from the value'), identity !== null, true);
    if (!identity || !stored) continue;
    const { optOut, userId } = stored;
    context.judge('COOKIE-VALUE-4', what('opt-out'), identity.optOut, expectedAmong(optOut, identity.optOut));
    if (!userId.some((id) => id !== null))
      context.judge('IDENTITY-9', what('user id, without a log-in,'), identity.userId, null);
    context.judge('COOKIE-VALUE-2', what('user id'), identity.userId, expectedAmong(userId, identity.userId));
    const own = arrived.filter(({ tracked }) => tracked.visitor === stored.visitor).map(({ event }) => event.deviceId);
    if (own.length > 0)
      context.judge(
        stage.wasSideBySide ? 'IDENTITY-8' : 'COOKIE-VALUE-1',
        what('device id'),
        identity.deviceId,
        own[0],
      );
  }
}

/** Judges the unsent events in the local storage of a page’s origin. */
async function judgeQueues(
  context: CheckContext,
  world: World,
  page: Page,
  host: string,
  { accepted }: StoryObservation,
  when: string,
): Promise<void> {
  const storage = Object.entries((await page.storage()).localStorage ?? {});
  const stored = storage.flatMap(([key, text]) =>
    (decodeQueue(context.profile, text) ?? []).map((event) => ({ key, name: eventName(event) })),
  );
  const names = stored.map(({ name }) => name);
  const early = world.tabs.flatMap((tab) => tab?.deferredCalls ?? []).map(({ name }) => name);
  context.judge('DEFER-1', `stored events that wait for consent, ${when}`, common(names, early), []);
  context.judge(
    'OPTOUT-5',
    `stored events tracked while the user was opted out, ${when}`,
    common(names, world.suppressed),
    [],
  );
  const arrived = new Set(accepted.map(eventName));
  const own = world.events.filter(({ queue, mustBeStored }) => mustBeStored && queue.split(' ')[0] === host);
  const waiting = own.filter(({ name }) => !arrived.has(name));
  const missing = (kind: TrackedEvent['kind']) =>
    waiting.filter((event) => event.kind === kind && !names.includes(event.name)).map(({ name }) => name);
  context.judge('UNSENT-1', `unsent events that are not stored ${when}`, missing('event'), []);
  context.judge('UNSENT-15', `unsent identifies that are not stored ${when}`, missing('identify'), []);
  const done = own.filter(({ name }) => arrived.has(name)).map(({ name }) => name);
  context.judge('UNSENT-3', `accepted events that are still stored ${when}`, common(names, done), []);
  const elsewhere = waiting.flatMap(({ name, project }) =>
    stored
      .filter((one) => one.name === name && !one.key.includes(API_KEYS[project]))
      .map(({ key }) => `${name} in ${key}`),
  );
  context.judge('UNSENT-SCOPE-1', `events stored under a key without their API key ${when}`, elsewhere, []);
}

/** Groups the projects that share an identity because their keys begin alike. */
function projectsByIdentity(stage: StoryStage): Project[][] {
  const groups = new Map<string, Project[]>();
  for (const project of PROJECTS) {
    const name = stage.cookieNameOf(project);
    groups.set(name, [...(groups.get(name) ?? []), project]);
  }
  return [...groups.values()];
}

/** The requirement that a device id persists; if pages were ever open side by side, the one that they share it. */
function deviceRequirement({ wasSideBySide }: StoryStage): string {
  return wasSideBySide ? 'IDENTITY-8' : 'IDENTITY-1';
}

/** The expected value: what was seen, if it is possible, or else the first possible value. */
function expectedAmong<Value>(possible: Possible<Value>, seen: Value): Value | undefined {
  return possible.includes(seen) ? seen : possible[0];
}

/** The arrivals in call order, each event once. */
function inCallOrder(world: World, arrived: readonly Arrival[]): Arrival[] {
  return world.events.flatMap(({ name }) => arrived.find(({ tracked }) => tracked.name === name) ?? []);
}

function common(some: readonly string[], others: readonly string[]): string[] {
  return some.filter((one) => others.includes(one));
}
