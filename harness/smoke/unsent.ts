import { unsentEventsKey, unsentIdentifiesKey } from '../../spec/oracle/unsent-queue.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import type { StorageDump } from '../recorder/journal.ts';
import { broken, look, ok, type SmokePart } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

const EVENT = 'smoke unsent';
const PLAN = 'smoke plan';
const EVENTS: SmokePart = { part: 'unsent events', expected: 'kept in local storage as the profile has them' };
const IDENTIFIES: SmokePart = { part: 'unsent identifies', expected: 'kept in local storage under the profile’s key' };

/** Is what could not be uploaded kept where the profile says? */
export function unsent(probe: Probe): Promise<SmokeFinding[]> {
  return look(EVENTS, () =>
    probe.visit(async (session) => {
      const page = await session.open();
      // A broken line would do too, but some SDKs give up on one after a few attempts.
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
    : broken(EVENTS, text, 'profile.event: the fields of an event; a queue is a list of them in JSON');
}

function identified({ vocabulary }: Probe, storage: StorageDump): SmokeFinding {
  return keyHolding(IDENTIFIES, 'identifiesKey', storage, PLAN, unsentIdentifiesKey(vocabulary, API_KEY));
}

/** Whether the key that holds a word is the one that the profile makes. */
function keyHolding(
  { part, expected }: SmokePart,
  field: 'eventsKey' | 'identifiesKey',
  { localStorage }: StorageDump,
  word: string,
  key: string,
): SmokeFinding {
  const looked = { part, expected: `${expected}: ${key}` };
  const keys = Object.keys(localStorage ?? {});
  const holding = keys.filter((name) => localStorage?.[name]?.includes(word));
  if (holding.includes(key)) return ok(looked, key);
  const [other] = holding;
  if (other !== undefined) return broken(looked, other, `profile.unsent: ${JSON.stringify(keyParts(field, other))}`);
  return broken(
    looked,
    keys.length === 0 ? 'nothing in local storage' : `it in none of the keys ${keys.join(', ')}`,
    'an SDK that does not keep there what it could not upload fails promises of its line, which a run shows',
  );
}

/** What of the profile makes this key, as far as it shows. */
function keyParts(field: 'eventsKey' | 'identifiesKey', key: string): object {
  let length = API_KEY.length;
  while (length > 0 && !key.endsWith(API_KEY.slice(0, length))) length--;
  const before = key.slice(0, key.length - length);
  const [, name = before, separator = ''] = /^(.*?)([^A-Za-z0-9]*)$/.exec(before) ?? [];
  return { [field]: name, separator, keyCharacters: length === API_KEY.length ? 'all' : length };
}
