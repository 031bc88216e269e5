import { decodeText, encodeText, type Identity, newIdentity } from '../identity.ts';

// A fork that only renames: another global, other option names, another cookie prefix, more of the API key, and JSON for
// identities and uploads.

export const GLOBAL = 'beacon';
export const OPTION_NAMES: Readonly<Record<string, string>> = { cookieExpiration: 'cookieDays', optOut: 'silent' };
export const COOKIE_PREFIX = 'bcn.';
export const KEY_CHARACTERS = 8;
export const PROBE_COOKIE_PREFIX = 'bcn_probe';
export const DEPRECATED_COOKIE = 'beacon_id';
export const UNSENT_KEY = 'beacon_queue';
export const UNSENT_IDENTIFY_KEY = 'beacon_people';
export const DEVICE_ID_PARAMETER = 'beacon_device';
export const CONTENT_TYPE = 'application/json';

export function uploadBody(apiKey: string, events: readonly unknown[]): string {
  return JSON.stringify({ project: apiKey, batch: events });
}

/** Base64 of JSON without empty fields, because a cookie is sent with every request. */
export function encodeIdentity(identity: Identity): string {
  const fields = Object.entries(NAMES).map(([field, name]) => [name, identity[field as keyof Identity] || undefined]);
  return encodeText(JSON.stringify(Object.fromEntries(fields)));
}

/** Returns `null` if the text is not an identity. */
export function decodeIdentity(text: string): Identity | null {
  try {
    const fields = JSON.parse(decodeText(text)) as Record<string, unknown>;
    const read = Object.entries(newIdentity()).map(([field, byDefault]) => {
      const value = fields[NAMES[field as keyof Identity]];
      return [field, value === undefined && field !== 'deviceId' ? byDefault : value];
    });
    const identity = Object.fromEntries(read) as Identity;
    return isIdentity(identity) ? identity : null;
  } catch {
    return null;
  }
}

const NAMES: Readonly<Record<keyof Identity, string>> = {
  deviceId: 'd',
  userId: 'u',
  optOut: 'o',
  sessionId: 's',
  lastEventTime: 't',
  eventId: 'e',
  identifyId: 'i',
  sequenceNumber: 'q',
};

function isIdentity({ deviceId, userId, optOut, ...counts }: Identity): boolean {
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  const isWho = isText(deviceId) && (userId === null || isText(userId)) && typeof optOut === 'boolean';
  return isWho && Object.values(counts).every((count) => Number.isSafeInteger(count) && count >= 0);
}
