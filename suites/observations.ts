import type { JarCookie } from '../harness/engine/engine.ts';
import type { Page } from '../harness/page.ts';
import type { JournalEntry, StorageDump } from '../harness/recorder/journal.ts';
import type { Accepted, Session } from '../harness/session.ts';
import { identityIn } from '../spec/oracle/identity-codec.ts';
import { decodeQueue } from '../spec/oracle/upload.ts';
import type { Profile } from '../spec/profile.ts';

/** The cookies that carry a device id, whatever they are called: found by what they hold, so that a name can be judged. */
export function carriersOf(profile: Profile, jar: readonly JarCookie[], deviceId: string | null): JarCookie[] {
  if (!deviceId) return [];
  return jar.filter(({ value }) => value.includes(deviceId) || identityIn(profile, value)?.deviceId === deviceId);
}

/** The cookies that are an identity cookie by their value: they carry the device id, or read as one, if only an empty one. */
export function identityCookies(profile: Profile, jar: readonly JarCookie[], deviceId: string | null): JarCookie[] {
  const carriers = carriersOf(profile, jar, deviceId);
  return jar.filter((cookie) => carriers.includes(cookie) || identityIn(profile, cookie.value) !== null);
}

/** The types of accepted events, in order of arrival; an upload that cannot be read shows as `(unreadable)`. */
export function typesOf(accepted: readonly (Accepted | null)[]): string[] {
  return accepted.map((event) => event?.type ?? '(unreadable)');
}

/** The queues in local storage that hold an event of one of these types: key and the types they hold, in order. */
export function queuesHolding(storage: StorageDump, types: readonly string[]): { key: string; types: string[] }[] {
  return Object.entries(storage.localStorage ?? {}).flatMap(([key, text]) => {
    const held = decodeQueue(text)?.map(({ type }) => type) ?? [];
    return held.some((type) => types.includes(type)) ? [{ key, types: held }] : [];
  });
}

/** Everything a site keeps in the browser, by place; nothing at all is the empty list. */
export async function residue(session: Session, page: Page): Promise<string[]> {
  const { cookie, localStorage, sessionStorage, databases, caches, serviceWorkers } = await page.storage();
  const visible = cookie ? cookie.split('; ').map((pair) => pair.split('=')[0]) : [];
  return [
    ...new Set([...(await session.jar()).map(({ name }) => name), ...visible].map((name) => `cookie ${name}`)),
    ...Object.keys(localStorage ?? {}).map((key) => `local storage ${key}`),
    ...Object.keys(sessionStorage ?? {}).map((key) => `session storage ${key}`),
    ...databases.map((name) => `database ${name}`),
    ...caches.map((name) => `cache ${name}`),
    ...serviceWorkers.map((scope) => `service worker ${scope}`),
  ];
}

/** The cookies and storage keys whose value holds a text. */
export async function placesThatHold(text: string, session: Session, page: Page): Promise<string[]> {
  const { localStorage, sessionStorage } = await page.storage();
  const cookies = (await session.jar()).map(({ name, value }): [string, string] => [`cookie ${name}`, value]);
  const places = [...cookies, ...Object.entries(localStorage ?? {}), ...Object.entries(sessionStorage ?? {})];
  return places.filter(([, value]) => value.includes(text)).map(([place]) => place);
}

/** Every write the recorder saw, by place, kept or not. */
export function writes(journal: readonly JournalEntry[]): string[] {
  return journal.flatMap((entry) => {
    if (entry.kind === 'cookie') return [`cookie ${entry.text.split('=')[0]}`];
    if (entry.kind === 'storage') return [`${entry.area} ${entry.operation} ${entry.key}`];
    return [];
  });
}

/** Errors that reached the page: thrown by scripts, rejected and not caught. */
export function pageErrors(journal: readonly JournalEntry[]): string[] {
  return journal.flatMap((entry) => (entry.kind === 'error' ? [`${entry.error.name}: ${entry.error.message}`] : []));
}
