import { unsentEventsKey, unsentIdentifiesKey } from '../../spec/oracle/unsent-queue.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import type { StorageDump } from '../recorder/journal.ts';
import { broken, ok, probePart, type SmokePart } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

const EVENT = 'smoke unsent';
const PLAN = 'smoke plan';
const EVENTS: SmokePart = { part: 'unsent events', expected: 'stored in local storage as the profile describes' };
const IDENTIFIES: SmokePart = {
  part: 'unsent identifies',
  expected: 'stored in local storage under the profile’s key',
};

/** Examines whether unsent events are stored where the profile says. */
export function examineUnsentQueue(probe: Probe): Promise<SmokeFinding[]> {
  return probePart(EVENTS, () =>
    probe.visit(async (session) => {
      const page = await session.open();
      // Uploads hang instead of failing, because some SDKs give up after a few failures.
      session.ingestion.mode = 'hang';
      await page.init({ apiKey: API_KEY });
      await page.track(EVENT);
      const findings = [events(probe, await page.storage())];
      if (!probe.candidate.capabilities.includes('identify')) return findings;
      await page.identify('plan', PLAN);
      return [...findings, identified(probe, await page.storage())];
    }),
  );
}

function events({ vocabulary }: Probe, storage: StorageDump): SmokeFinding {
  const expected = unsentEventsKey(vocabulary, API_KEY);
  const found = keyHolding(EVENTS, 'eventsKey', storage, EVENT, expected);
  if (found.outcome !== 'ok') return found;
  const text = storage.localStorage?.[expected] ?? '';
  return decodeQueue(vocabulary, text)?.some(({ type }) => type === EVENT)
    ? found
    : broken(EVENTS, text, 'correct profile.event: a queue is a JSON array of events with these fields');
}

function identified({ vocabulary }: Probe, storage: StorageDump): SmokeFinding {
  return keyHolding(IDENTIFIES, 'identifiesKey', storage, PLAN, unsentIdentifiesKey(vocabulary, API_KEY));
}

/** Compares the key of the entry that contains a text with the profile’s key. */
function keyHolding(
  { part, expected }: SmokePart,
  field: 'eventsKey' | 'identifiesKey',
  { localStorage }: StorageDump,
  text: string,
  key: string,
): SmokeFinding {
  const examined = { part, expected: `${expected}: ${key}` };
  const keys = Object.keys(localStorage ?? {});
  const holding = keys.filter((name) => localStorage?.[name]?.includes(text));
  if (holding.includes(key)) return ok(examined, key);
  const [other] = holding;
  if (other !== undefined) return broken(examined, other, `profile.unsent: ${JSON.stringify(keyParts(field, other))}`);
  return broken(
    examined,
    keys.length === 0 ? 'nothing in local storage' : `not under any of the keys ${keys.join(', ')}`,
    'change the SDK: it does not store what it could not upload, which breaks promises of its line; a run shows which',
  );
}

/** The profile’s fields that result in this key. */
function keyParts(field: 'eventsKey' | 'identifiesKey', key: string): object {
  let length = API_KEY.length;
  while (length > 0 && !key.endsWith(API_KEY.slice(0, length))) length--;
  const before = key.slice(0, key.length - length);
  const [, name = before, separator = ''] = /^(.*?)([^A-Za-z0-9]*)$/.exec(before) ?? [];
  return { [field]: name, separator, keyCharacters: length === API_KEY.length ? 'all' : length };
}
