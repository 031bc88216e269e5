import type { Page } from '../../harness/session/page.ts';
import type { AcceptedEvent } from '../../harness/session/session.ts';
import { decodeIdentityCookie } from '../../spec/oracle/identity-codec.ts';
import { occurrencePattern } from '../../spec/oracle/sessions.ts';
import { PROJECTS, type Project, type StoryStep } from '../../spec/oracle/story/step.ts';
import { type Possible, queueOf, type TrackedEvent, type World } from '../../spec/oracle/story/world.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import { DAY } from '../../spec/oracle/written-cookie.ts';
import type { CheckContext } from '../check/check-context.ts';
import { reusableCheckRunner } from '../confined/reusable-check-runner.ts';
import { lifetimesOf, residue } from '../observe/observations.ts';
import { nameOf, type StoryMoment, type StoryObservation } from './play.ts';
import { KEYS, type StoryStage } from './stage.ts';

/** Judges that a page which waits for consent has left no trace by what was done. */
export async function judgeSilence(
  context: CheckContext,
  { stage, world, when, departed }: StoryMoment,
): Promise<void> {
  const gone = (await stage.session.outgoingRequests()).filter((one) => !departed.includes(one));
  context.judge('DEFER-2', `what left a page that waits for consent, ${when}`, gone, []);
  const [page] = stage.open;
  if (world.visitors === 0 && page)
    context.judge('DEFER-1', `what is stored without consent, ${when}`, await residue(stage.session, page), []);
}

/** Judges whether everything that can be seen is as the oracle has it. */
export async function judgeWorld(
  context: CheckContext,
  { stage, step, world, sight, when }: StoryMoment,
): Promise<void> {
  const arrived = arrivals(world, sight.accepted);
  judgeWhatArrived(context, world, sight.accepted, when);
  judgeOrder(context, world, arrived, when);
  judgePersons(context, stage, arrived, when);
  judgeSessions(context, stage, world, arrived, when);
  judgeCookies(context, stage, step, world, sight, arrived, when);
  for (const [tab, page] of stage.pages.entries()) {
    const shown = world.tabs[tab]?.page;
    if (page && shown) await judgeQueues(context, world, page, shown.host, sight, when);
  }
}

/** An event that was accepted, once for each time, and what the story knows of it. */
interface Arrival {
  event: AcceptedEvent;
  tracked: TrackedEvent;
}

function arrivals({ events }: World, accepted: StoryObservation['accepted']): Arrival[] {
  return accepted.flatMap((event) => {
    const tracked = events.find(({ name }) => name === nameOf(event));
    return event && tracked ? [{ event, tracked }] : [];
  });
}

function judgeWhatArrived(
  context: CheckContext,
  world: World,
  accepted: StoryObservation['accepted'],
  when: string,
): void {
  const names = accepted.map(nameOf);
  const early = world.tabs.flatMap((tab) => tab?.deferredCalls ?? []).map(({ name }) => name);
  const times = (name: string) => names.filter((one) => one === name).length;
  const beyond = (requirement: string, what: string, suspects: readonly string[]) =>
    context.judge(requirement, `${what} accepted ${when}`, common(names, suspects), []);
  beyond('DEFER-2', 'events that wait for consent,', early);
  beyond('OPTOUT-1', 'events tracked while the person was out,', world.suppressed);
  const known = [...world.events.map(({ name }) => name), ...early, ...world.suppressed];
  const unknown = names.filter((name) => !known.includes(name));
  context.judge('ORDER-4', `events accepted ${when} that nobody tracked`, unknown, []);
  const misled = accepted.flatMap((event) => {
    const tracked = world.events.find(({ name }) => name === nameOf(event));
    return event && tracked && event.apiKey !== KEYS[tracked.project] ? [`${nameOf(event)} to ${event.apiKey}`] : [];
  });
  context.judge('UNSENT-SCOPE-2', `events accepted ${when} for a project they were not tracked for`, misled, []);
  const too = (requirement: string, what: string, is: (event: TrackedEvent) => boolean) => {
    const wrong = world.events.filter((event) => is(event)).map(({ name }) => name);
    context.judge(requirement, `${what} ${when}`, wrong, []);
  };
  const isHeld = ({ queue }: TrackedEvent) =>
    world.tabs.some((tab) => tab && !tab.deferredCalls && queueOf(tab.page) === queue);
  const untimely = ({ name, maxAccepted }: TrackedEvent) => maxAccepted === 0 && times(name) > 0;
  too(
    'OPTOUT-7',
    'events accepted while the person is out, though they waited',
    (event) => untimely(event) && isHeld(event),
  );
  too(
    'UNSENT-SCOPE-4',
    'events accepted of a queue that no open page has',
    (event) => untimely(event) && !isHeld(event),
  );
  too('ORDER-3', 'events accepted more than once', ({ name, maxAccepted }) => times(name) > Math.max(1, maxAccepted));
  too('ORDER-3', 'events not accepted that must be by now', ({ name, minAccepted }) => times(name) < minAccepted);
}

function judgeOrder(context: CheckContext, { events }: World, arrived: readonly Arrival[], when: string): void {
  const once = arrived.filter(({ tracked }) => tracked.maxAccepted <= 1);
  for (const queue of new Set(once.map(({ tracked }) => tracked.queue))) {
    const seen = once.filter(({ tracked }) => tracked.queue === queue).map(({ tracked }) => tracked.name);
    const called = events.map(({ name }) => name).filter((name) => seen.includes(name));
    context.judge('ORDER-2', `events of one queue in the order in which they were accepted, ${when}`, seen, called);
  }
}

/** Of visitors and users; whose cookie was spoilt may have the device id of another’s. */
function judgePersons(context: CheckContext, stage: StoryStage, arrived: readonly Arrival[], when: string): void {
  for (const { event, tracked } of arrived) {
    context.judge(
      'IDENTITY-9',
      `user id of ${tracked.name} ${when}`,
      event.userId,
      among(tracked.userId, event.userId),
    );
  }
  for (const projects of byIdentity(stage)) {
    const own = arrived.filter(({ tracked }) => projects.includes(tracked.project));
    const deviceIds = own.map(({ event }) => event.deviceId);
    const visitors = own.map(({ tracked }) => tracked.visitor);
    const shared = new Set(deviceIds).size < new Set(visitors).size;
    context.judge('IDENTITY-3', `whether visitors share a device id ${when}`, shared, false);
    context.judge(
      sameDevice(stage),
      `whose the events are ${when}, by their device ids ${deviceIds.join(', ')}`,
      occurrencePattern(deviceIds),
      occurrencePattern(visitors),
    );
  }
  const ids = byIdentity(stage).map((projects) =>
    arrived.filter(({ tracked }) => projects.includes(tracked.project)).map(({ event }) => event.deviceId),
  );
  const both = ids[0]?.filter((id) => ids.slice(1).some((others) => others.includes(id))) ?? [];
  context.judge('PROJECT-1', `device ids ${when} that projects with different keys share`, both, []);
}

function judgeSessions(
  context: CheckContext,
  stage: StoryStage,
  world: World,
  arrived: readonly Arrival[],
  when: string,
): void {
  for (const projects of byIdentity(stage)) {
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
      if (gap <= 60_000)
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
      context.judge('COOKIE-LIFE-1', what('days for which it was written,'), lifetimes, [365]);
      reusableCheckRunner(context, stage.session, [cookie]);
    }
    const identity = decodeIdentityCookie(context.profile, value);
    const stored = world.identities[cookie.name];
    context.judge('COOKIE-VALUE-11', what('whether the identity reads back, that'), identity !== null, true);
    if (!identity || !stored) continue;
    const { optOut, userId } = stored;
    context.judge('COOKIE-VALUE-4', what('opt-out'), identity.optOut, among(optOut, identity.optOut));
    if (!userId.some((id) => id !== null))
      context.judge('IDENTITY-9', what('user id, of nobody,'), identity.userId, null);
    context.judge('COOKIE-VALUE-2', what('user id'), identity.userId, among(userId, identity.userId));
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

/** What the origin of a page keeps unsent. */
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
    (decodeQueue(context.profile, text) ?? []).map((event) => ({ key, name: nameOf(event) })),
  );
  const names = stored.map(({ name }) => name);
  const early = world.tabs.flatMap((tab) => tab?.deferredCalls ?? []).map(({ name }) => name);
  context.judge('DEFER-1', `stored events that wait for consent, ${when}`, common(names, early), []);
  context.judge(
    'OPTOUT-5',
    `stored events tracked while the person was out, ${when}`,
    common(names, world.suppressed),
    [],
  );
  const arrived = new Set(accepted.map(nameOf));
  const own = world.events.filter(({ queue, mustBeStored }) => mustBeStored && queue.split(' ')[0] === host);
  const waiting = own.filter(({ name }) => !arrived.has(name));
  const missing = (kind: TrackedEvent['kind']) =>
    waiting.filter((event) => event.kind === kind && !names.includes(event.name)).map(({ name }) => name);
  context.judge('UNSENT-1', `unsent events that are not kept ${when}`, missing('event'), []);
  context.judge('UNSENT-15', `unsent identifies that are not kept ${when}`, missing('identify'), []);
  const done = own.filter(({ name }) => arrived.has(name)).map(({ name }) => name);
  context.judge('UNSENT-3', `events kept ${when} that were accepted`, common(names, done), []);
  const elsewhere = waiting.flatMap(({ name, project }) =>
    stored.filter((one) => one.name === name && !one.key.includes(KEYS[project])).map(({ key }) => `${name} in ${key}`),
  );
  context.judge('UNSENT-SCOPE-1', `events kept ${when} under a key without their API key`, elsewhere, []);
}

/** Projects, together those whose keys begin alike, so that they share an identity. */
function byIdentity(stage: StoryStage): Project[][] {
  const groups = new Map<string, Project[]>();
  for (const project of PROJECTS) {
    const name = stage.identityOf(project);
    groups.set(name, [...(groups.get(name) ?? []), project]);
  }
  return [...groups.values()];
}

/** Who promises that a device id goes on: once pages were side by side, that they share it. */
function sameDevice({ wasSideBySide }: StoryStage): string {
  return wasSideBySide ? 'IDENTITY-8' : 'IDENTITY-1';
}

/** What was seen, where it is possible; else what else it should have been. */
function among<Value>(possible: Possible<Value>, seen: Value): Value | undefined {
  return possible.includes(seen) ? seen : possible[0];
}

/** In the order in which they were called, each once. */
function inCallOrder(world: World, arrived: readonly Arrival[]): Arrival[] {
  return world.events.flatMap(({ name }) => arrived.find(({ tracked }) => tracked.name === name) ?? []);
}

function common(some: readonly string[], others: readonly string[]): string[] {
  return some.filter((one) => others.includes(one));
}
