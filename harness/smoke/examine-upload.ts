import type { UploadedEvent } from '../../spec/oracle/upload.ts';
import type { Page } from '../session/page.ts';
import type { Session } from '../session/session.ts';
import { broken, ok, type SmokePart } from './finding.ts';
import { API_KEY, type Probe } from './probe.ts';
import type { SmokeFinding } from './report.ts';
import { uploadDifference } from './unreadable-upload.ts';

const UPLOAD: SmokePart = {
  part: 'upload',
  expected: 'the event is uploaded at once, to the adapter’s address, in the profile’s format',
};
const DEVICE_ID: SmokePart = { part: 'device id', expected: 'the event contains it in the profile’s field' };

/** How long to wait for a late upload, in virtual milliseconds, to distinguish it from none. */
const LATE_UPLOAD = 120_000;

/** Examines the upload that tracking leads to. Returns the findings, and the device id of the event. */
export async function examineUpload(
  { vocabulary }: Probe,
  session: Session,
  page: Page,
  event: string,
): Promise<{ findings: SmokeFinding[]; deviceId: string | null }> {
  const brokenUpload = (seen: string, next: string) => ({ findings: [broken(UPLOAD, seen, next)], deviceId: null });
  const uploads = await session.uploads();
  if (uploads.length === 0) return brokenUpload(...(await missingUpload(session, page)));
  const at = uploads.findIndex(({ events }) => events === null);
  if (at >= 0) {
    const body = session.ingestion.deliveries[at]?.request.body ?? '';
    const { seen, next } = uploadDifference(vocabulary, body, event);
    return brokenUpload(seen, next);
  }
  const tracked = uploads.find(({ events }) => events?.some(({ type }) => type === event));
  if (!tracked?.events) {
    const types = uploads.flatMap(({ events }) => events?.map(({ type }) => type) ?? []);
    return brokenUpload(`events of the types ${types.join(', ')}`, `profile.event.type: the field that holds ${event}`);
  }
  if (tracked.apiKey !== API_KEY) {
    return brokenUpload(
      `the API key ${tracked.apiKey} instead of ${API_KEY}`,
      'correct profile.upload.apiKeyField, or the API key that the adapter’s init passes on',
    );
  }
  const { deviceId, fields } = tracked.events.find(({ type }) => type === event) as UploadedEvent;
  return deviceId === null
    ? {
        findings: [
          ok(UPLOAD, 'yes'),
          broken(
            DEVICE_ID,
            `no ${vocabulary.event.deviceId} among ${fields.join(', ')}`,
            'profile.event.deviceId: the one of these fields that has the device id',
          ),
        ],
        deviceId,
      }
    : { findings: [ok(UPLOAD, 'yes'), ok(DEVICE_ID, deviceId)], deviceId };
}

async function missingUpload(session: Session, page: Page): Promise<[seen: string, next: string]> {
  const endpoint = 'let the adapter pass `ingestion` in the SDK’s option for the address of uploads';
  const elsewhere = session.foreignRequests();
  if (elsewhere.length > 0)
    return [`the SDK does not upload to the adapter’s address, but to ${elsewhere.join(', ')}`, endpoint];
  const departures = await session.outgoingRequests();
  if (departures.length > 0) return [`requests to other addresses: ${departures.join(', ')}`, endpoint];
  await page.passTime(LATE_UPLOAD);
  if ((await session.uploads()).length > 0) {
    return ['an upload, but a late one', 'let the adapter’s init turn batching off'];
  }
  const errors = session.journal.flatMap((entry) => (entry.kind === 'error' ? [entry.error.message] : []));
  return [
    `no request${errors.length > 0 ? `, but the errors ${errors.join('; ')}` : ''}`,
    'check the methods that the adapter’s init and track call: a page must call the same',
  ];
}
