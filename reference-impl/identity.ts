/* The identity cookie can be decoded at every moment, whatever was called before (COOKIE-VALUE-11). */

import { randomId } from './random.ts';

/** The visitor, their opt-out, and their counters. Times are milliseconds since 1970. */
export interface Identity {
  deviceId: string;
  userId: string | null;
  optOut: boolean;
  sessionId: number;
  lastEventTime: number;
  eventId: number;
  identifyId: number;
  sequenceNumber: number;
}

/** Creates the identity of a new visitor (IDENTITY-3, IDENTITY-7, XDOMAIN-1, OPTOUT-8). */
export function newIdentity(): Identity {
  return {
    deviceId: randomId(),
    userId: null,
    optOut: false,
    sessionId: 0,
    lastEventTime: 0,
    eventId: 0,
    identifyId: 0,
    sequenceNumber: 0,
  };
}

/** Eight fields joined by dots: COOKIE-VALUE-1 to COOKIE-VALUE-9, COOKIE-SIZE-1, IDENTITY-9. */
export function encodeIdentity(identity: Identity): string {
  const { sessionId, lastEventTime, eventId, identifyId, sequenceNumber } = identity;
  const numbers = [sessionId, lastEventTime, eventId, identifyId, sequenceNumber].map((number) => number.toString(32));
  return [identity.deviceId, encodeText(identity.userId ?? ''), identity.optOut ? '1' : '', ...numbers].join('.');
}

/**
 * Restores the visitor’s state (IDENTITY-1, IDENTITY-2, OPTOUT-2, SESSION-3, COOKIE-VALUE-7 to COOKIE-VALUE-9). A text without a
 * device id, or one that `encodeIdentity` does not write, is `null` and counts as absent (IDENTITY-13, IDENTITY-14).
 */
export function decodeIdentity(text: string): Identity | null {
  if (!FORMAT.test(text)) return null;
  const [deviceId, userId, optOut, ...numbers] = text.split('.') as [string, string, string, ...string[]];
  const counts = numbers.map((digits) => Number.parseInt(digits, 32)) as [number, number, number, number, number];
  const [sessionId, lastEventTime, eventId, identifyId, sequenceNumber] = counts;
  try {
    return {
      deviceId,
      userId: decodeText(userId) || null,
      optOut: optOut === '1',
      sessionId,
      lastEventTime,
      eventId,
      identifyId,
      sequenceNumber,
    };
  } catch {
    return null; // The user id is not Base64, or the bytes are not UTF-8.
  }
}

/** Ten digits, or eleven that begin with 7, are less than 2^53, a safe integer (IDENTITY-1, IDENTITY-13, IDENTITY-14). */
const FORMAT = /^[^.]+\.[^.]*\.1?(?:\.[0-7]?[0-9a-v]{1,10}){5}$/;

/** Standard Base64 of the text’s UTF-8 (COOKIE-VALUE-2, COOKIE-VALUE-3, HOSTILE-2). */
export function encodeText(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

/** Throws if the text is not Base64 of UTF-8 (IDENTITY-2, IDENTITY-13, HOSTILE-1). */
export function decodeText(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new TextDecoder(undefined, { fatal: true, ignoreBOM: true }).decode(bytes);
}
