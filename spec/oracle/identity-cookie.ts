/** The contents of an identity cookie. Numbers are milliseconds since 1970 or counters; `null` means absent. */
export interface Identity {
  /** The device id; `null` if there is none. */
  deviceId: string | null;
  /** The user id; `null` for an anonymous visitor. */
  userId: string | null;
  /** Whether the user has opted out. */
  optOut: boolean;
  /** The session id: the time at which the session started, in milliseconds since 1970. */
  sessionId: number;
  /** The time of the last event, in milliseconds since 1970. */
  lastEventTime: number;
  /** The number of the last event. */
  eventId: number;
  /** The number of the last identify. */
  identifyId: number;
  /** The last sequence number of events and identifies together. */
  sequenceNumber: number;
}

const RADIX = 32;
const FIELDS = 8;

/**
 * Encodes an identity in the dotted codec of `amplitude-js` 6 to 8: eight fields joined by dots — device id, Base64 of the
 * user id’s UTF-8, `1` for an opt-out, then five numbers in radix 32. A device id must not contain a dot.
 */
export function encodeIdentity(identity: Identity): string {
  return [
    identity.deviceId ?? '',
    identity.userId === null ? '' : base64OfUtf8(identity.userId),
    identity.optOut ? '1' : '',
    identity.sessionId.toString(RADIX),
    identity.lastEventTime.toString(RADIX),
    identity.eventId.toString(RADIX),
    identity.identifyId.toString(RADIX),
    identity.sequenceNumber.toString(RADIX),
  ].join('.');
}

/** Decodes the dotted codec. Total: `null` for any text that no conforming SDK writes, never a guess or an exception. */
export function decodeIdentity(value: string): Identity | null {
  const fields = value.split('.');
  if (fields.length !== FIELDS) return null;
  const [deviceId = '', encodedUserId = '', optOut = '', ...rest] = fields;
  if (optOut !== '' && optOut !== '1') return null;
  const userId = encodedUserId === '' ? '' : utf8OfBase64(encodedUserId);
  if (userId === null) return null;
  const numbers = rest.map((digits) => (/^[0-9a-v]+$/.test(digits) ? Number.parseInt(digits, RADIX) : Number.NaN));
  if (!numbers.every(Number.isSafeInteger)) return null;
  const [sessionId = 0, lastEventTime = 0, eventId = 0, identifyId = 0, sequenceNumber = 0] = numbers;
  return {
    deviceId: deviceId === '' ? null : deviceId,
    userId: userId === '' ? null : userId,
    optOut: optOut === '1',
    sessionId,
    lastEventTime,
    eventId,
    identifyId,
    sequenceNumber,
  };
}

/** Encodes a text’s UTF-8 in standard, padded Base64 (COOKIE-VALUE-2). A lone surrogate has no UTF-8 and becomes U+FFFD. */
export function base64OfUtf8(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Decodes Base64 of UTF-8; returns `null` for anything else. */
export function utf8OfBase64(encoded: string): string | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(encoded)) return null;
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
