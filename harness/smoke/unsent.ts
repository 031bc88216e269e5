import { unsentEventsKey } from '../../spec/oracle/unsent-queue.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import { broken, look, ok, type Part } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';

const EVENT = 'smoke unsent';
const UNSENT: Part = {
  part: 'unsent events',
  expected: 'kept in local storage under the profile’s key, as the profile has them',
};

/** Is what could not be uploaded kept where the profile says? */
export function unsent(probe: Probe): Promise<SmokeFinding[]> {
  return look(UNSENT, () =>
    probe.visit(async (session) => {
      const page = await session.open();
      // A broken line would do too, but some SDKs give up on one after a few attempts.
      session.ingestion.mode = 'hang';
      await page.init({ apiKey: API_KEY });
      await page.track(EVENT);
      const { vocabulary } = probe;
      const { localStorage } = await page.storage();
      const expected = unsentEventsKey(vocabulary, API_KEY);
      const part = { ...UNSENT, expected: `${UNSENT.expected}: ${expected}` };
      const queues = Object.entries(localStorage ?? {}).filter(([, text]) => text.includes(EVENT));
      const [key, text] = queues.find(([name]) => name === expected) ?? queues[0] ?? [];
      if (key === undefined || text === undefined) {
        const keys = Object.keys(localStorage ?? {});
        return [
          broken(
            part,
            keys.length === 0 ? 'nothing in local storage' : `the event in none of the keys ${keys.join(', ')}`,
            'profile.event where it is kept with other names; an SDK that does not keep it fails a promise of its line',
          ),
        ];
      }
      if (key !== expected) return [broken(part, key, `profile.unsent: ${JSON.stringify(keyParts(key))}`)];
      const held = decodeQueue(vocabulary, text);
      return held?.some(({ type }) => type === EVENT)
        ? [ok(part, key)]
        : [broken(part, text, 'profile.event: the fields of an event, which must be JSON objects in a list')];
    }),
  );
}

/** What of the profile makes this key, as far as it shows. */
function keyParts(key: string): object {
  let length = API_KEY.length;
  while (length > 0 && !key.endsWith(API_KEY.slice(0, length))) length--;
  const before = key.slice(0, key.length - length);
  const [, eventsKey = before, separator = ''] = /^(.*?)([^A-Za-z0-9]*)$/.exec(before) ?? [];
  return { eventsKey, separator, keyCharacters: length === API_KEY.length ? 'all' : length };
}
