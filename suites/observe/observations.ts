import type { JarCookie } from '../../harness/engine/engine.ts';
import type { JournalEntry, StorageDump } from '../../harness/recorder/journal.ts';
import type { Page } from '../../harness/session/page.ts';
import type { AcceptedEvent, Session } from '../../harness/session/session.ts';
import { cookiePairs } from '../../spec/oracle/cookie-pair.ts';
import { decodeIdentityCookie, type Vocabulary } from '../../spec/oracle/identity-codec.ts';
import type { Identity } from '../../spec/oracle/identity-cookie.ts';
import { findInDecodings } from '../../spec/oracle/nested-encodings.ts';
import { decodeQueue, type UploadedEvent } from '../../spec/oracle/upload.ts';
import { isRemoval, lifetimeInDays, parseWrittenCookie, type WrittenCookie } from '../../spec/oracle/written-cookie.ts';
import type { Profile } from '../../spec/profile.ts';

/** The cookies that carry a device id, found by their values and not their names, so that the names can be judged. */
export function carriersOf(profile: Vocabulary, jar: readonly JarCookie[], deviceId: string | null): JarCookie[] {
  return jar.filter(({ value }) => carriesDeviceId(profile, value, deviceId));
}

/** Whether a text carries a device id: in plain text, in one of the usual encodings, or in the profile’s codec. */
export function carriesDeviceId(profile: Vocabulary, text: string, deviceId: string | null): boolean {
  if (!deviceId) return false;
  return findInDecodings(text, deviceId) !== null || decodeIdentityCookie(profile, text)?.deviceId === deviceId;
}

/** The cookies that are identity cookies by their values: they carry the device id or can be decoded, even if empty. */
export function identityCookies(profile: Vocabulary, jar: readonly JarCookie[], deviceId: string | null): JarCookie[] {
  const carriers = carriersOf(profile, jar, deviceId);
  return jar.filter((cookie) => carriers.includes(cookie) || decodeIdentityCookie(profile, cookie.value) !== null);
}

/** The identities in the identity cookies of a site; `null` for a cookie that cannot be decoded. */
export function identitiesIn(profile: Vocabulary, cookies: readonly JarCookie[]): (Identity | null)[] {
  return cookies.map(({ value }) => decodeIdentityCookie(profile, value));
}

/** The types of accepted events, in order of arrival; an upload that cannot be read shows as `(unreadable)`. */
export function typesOf(accepted: readonly (AcceptedEvent | null)[]): string[] {
  return accepted.map((event) => event?.type ?? '(unreadable)');
}

/** One field of the accepted events, in order of arrival; also `null` if an upload cannot be read. */
export function fieldOfEach<Field extends keyof AcceptedEvent>(
  accepted: readonly (AcceptedEvent | null)[],
  field: Field,
): (AcceptedEvent[Field] | null)[] {
  return accepted.map((event) => event?.[field] ?? null);
}

/** The first accepted event of a type. */
export function ofType(accepted: readonly (AcceptedEvent | null)[], type: string): AcceptedEvent | undefined {
  return accepted.find((event) => event?.type === type) ?? undefined;
}

/**
 * The queues in local storage that hold an event of one of these types: their keys and the types they hold, in order.
 */
export function queuesHolding(
  profile: Profile,
  storage: StorageDump,
  types: readonly string[],
): { key: string; types: string[] }[] {
  return Object.entries(storage.localStorage ?? {}).flatMap(([key, text]) => {
    const held = decodeQueue(profile, text)?.map(({ type }) => type) ?? [];
    return held.some((type) => types.includes(type)) ? [{ key, types: held }] : [];
  });
}

/** The types of the stored events, over all queues that hold an event of one of these types. */
export function storedTypes(profile: Profile, storage: StorageDump, types: readonly string[]): string[] {
  return queuesHolding(profile, storage, types).flatMap((queue) => queue.types);
}

/** The stored events of a type. */
export function queuedEvents(profile: Profile, storage: StorageDump, type: string): UploadedEvent[] {
  return Object.values(storage.localStorage ?? {})
    .flatMap((text) => decodeQueue(profile, text) ?? [])
    .filter((event) => event.type === type);
}

/** The places in the browser where a site stores data, such as `cookie amp_1a2b3c`; empty if it stores nothing. */
export async function storedPlaces(session: Session, page: Page): Promise<string[]> {
  return Object.keys(await storedData(session, page));
}

/** The data that a site stores in the browser, by place; empty texts for places whose data is not text. */
export async function storedData(session: Session, page: Page): Promise<Record<string, string>> {
  const { cookie, localStorage, sessionStorage, databases, caches, serviceWorkers } = await page.storage();
  const visible = cookiePairs(cookie ?? '');
  const jar = (await session.jar()).map(({ name, value }): [string, string] => [name, value]);
  return Object.fromEntries([
    ...[...visible, ...jar].map(([name, value]) => [`cookie ${name}`, value]),
    ...Object.entries(localStorage ?? {}).map(([key, value]) => [`local storage ${key}`, value]),
    ...Object.entries(sessionStorage ?? {}).map(([key, value]) => [`session storage ${key}`, value]),
    ...databases.map((name) => [`database ${name}`, '']),
    ...caches.map((name) => [`cache ${name}`, '']),
    ...serviceWorkers.map((scope) => [`service worker ${scope}`, '']),
  ]);
}

/** The places whose data contains a text, in plain text or encoded. */
export async function placesContaining(text: string, session: Session, page: Page): Promise<string[]> {
  return Object.entries(await storedData(session, page))
    .filter(([, value]) => findInDecodings(value, text) !== null)
    .map(([place]) => place);
}

/** The places whose data carries a device id. */
export async function placesWithDeviceId(
  profile: Vocabulary,
  deviceId: string,
  session: Session,
  page: Page,
): Promise<string[]> {
  return Object.entries(await storedData(session, page))
    .filter(([, value]) => carriesDeviceId(profile, value, deviceId))
    .map(([place]) => place);
}

/** Every write that the recorder saw, by place, whether or not it lasted. */
export function writes(journal: readonly JournalEntry[]): string[] {
  return journal.flatMap((entry) => {
    if (entry.kind === 'cookie') return [`cookie ${entry.text.split('=')[0]}`];
    if (entry.kind === 'storage') return [`${entry.area} ${entry.operation} ${entry.key}`];
    return [];
  });
}

/** A cookie as it was written, with its lifetime in days. */
export interface CookieWrite extends WrittenCookie {
  text: string;
  days: number;
}

/** Every cookie that the recorder saw written, whether or not it lasted, except removals. */
export function cookieWrites(journal: readonly JournalEntry[]): CookieWrite[] {
  return journal.flatMap((entry) => {
    if (entry.kind !== 'cookie') return [];
    const cookie = parseWrittenCookie(entry.text, entry.at);
    return isRemoval(cookie, entry.at) ? [] : [{ ...cookie, text: entry.text, days: lifetimeInDays(cookie, entry.at) }];
  });
}

/** The distinct lifetimes with which these cookies were written, in days, rounded to a minute or two. */
export function lifetimesOf(journal: readonly JournalEntry[], cookies: readonly JarCookie[]): number[] {
  const names = cookies.map(({ name }) => name);
  const days = cookieWrites(journal)
    .filter(({ name }) => names.includes(name))
    .map((write) => toTheMinute(write.days));
  return [...new Set(days)];
}

/** Days, rounded to a thousandth: cookies have whole seconds, but lifetimes are judged in days. */
export function toTheMinute(days: number): number {
  return Math.round(days * 1000) / 1000;
}

/** Uncaught errors on the page: thrown by scripts, or rejections without a handler. */
export function pageErrors(journal: readonly JournalEntry[]): string[] {
  return journal.flatMap((entry) => (entry.kind === 'error' ? [`${entry.error.name}: ${entry.error.message}`] : []));
}
