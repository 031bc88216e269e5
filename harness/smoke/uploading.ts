import type { UploadedEvent } from '../../spec/oracle/upload.ts';
import type { Page } from '../session/page.ts';
import type { Session } from '../session/session.ts';
import { broken, ok, type SmokePart } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';
import { whyUnreadable } from './unreadable-upload.ts';

const UPLOAD: SmokePart = {
  part: 'upload',
  expected: 'the event is uploaded at once, to the address the adapter gives, as the profile has it',
};
const DEVICE_ID: SmokePart = { part: 'device id', expected: 'the event says it where the profile has it' };

/** So long the SDK gets, in virtual milliseconds, where it does not upload at once: to tell late from never. */
const LATE = 120_000;

/** Does tracking lead to an upload that can be read? The findings, and the device id that it says. */
export async function uploading(
  { vocabulary }: Probe,
  session: Session,
  page: Page,
  event: string,
): Promise<{ findings: SmokeFinding[]; deviceId: string | null }> {
  const wrong = (seen: string, next: string) => ({ findings: [broken(UPLOAD, seen, next)], deviceId: null });
  const uploads = await session.uploads();
  if (uploads.length === 0) return wrong(...(await whyNone(session, page)));
  const at = uploads.findIndex(({ events }) => events === null);
  if (at >= 0) {
    const body = session.ingestion.deliveries[at]?.request.body ?? '';
    const { seen, next } = whyUnreadable(vocabulary, body, event);
    return wrong(seen, next);
  }
  const tracked = uploads.find(({ events }) => events?.some(({ type }) => type === event));
  if (!tracked?.events) {
    const types = uploads.flatMap(({ events }) => events?.map(({ type }) => type) ?? []);
    return wrong(`events of the types ${types.join(', ')}`, `profile.event.type: the field that holds ${event}`);
  }
  if (tracked.apiKey !== API_KEY) {
    return wrong(
      `the API key ${tracked.apiKey}, where ${API_KEY} was given`,
      'profile.upload.apiKeyField, or what the adapter’s init passes on',
    );
  }
  const { deviceId, fields } = tracked.events.find(({ type }) => type === event) as UploadedEvent;
  return deviceId === null
    ? {
        findings: [
          ok(UPLOAD, 'it is'),
          broken(
            DEVICE_ID,
            `no ${vocabulary.event.deviceId} among ${fields.join(', ')}`,
            'profile.event.deviceId: the one of these that is meant',
          ),
        ],
        deviceId,
      }
    : { findings: [ok(UPLOAD, 'it is'), ok(DEVICE_ID, deviceId)], deviceId };
}

async function whyNone(session: Session, page: Page): Promise<[seen: string, next: string]> {
  const endpoint = 'give the SDK the adapter’s `ingestion` by the option that it has for the address of uploads';
  const elsewhere = session.foreignRequests();
  if (elsewhere.length > 0) return [`the SDK does not take the address it is given: ${elsewhere.join(', ')}`, endpoint];
  const departures = await session.outgoingRequests();
  if (departures.length > 0) return [`requests elsewhere: ${departures.join(', ')}`, endpoint];
  await page.pass(LATE);
  if ((await session.uploads()).length > 0) {
    return ['an upload, but only after a while', 'have the adapter’s init ask for uploads one by one'];
  }
  const errors = session.journal.flatMap((entry) => (entry.kind === 'error' ? [entry.error.message] : []));
  return [
    `nothing left the page${errors.length > 0 ? `, which saw the errors ${errors.join('; ')}` : ''}`,
    'look at what the adapter’s init and track call: they must be what a page calls',
  ];
}
