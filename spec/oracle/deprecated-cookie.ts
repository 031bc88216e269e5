import { z } from 'zod';
import { base64OfUtf8, type Identity, utf8OfBase64 } from './identity-cookie.ts';

const count = z.number().int().nonnegative();

const fieldsSchema = z.object({
  deviceId: z.string().nullable(),
  userId: z.string().nullable(),
  optOut: z.boolean(),
  sessionId: count,
  lastEventTime: count,
  eventId: count,
  identifyId: count,
  sequenceNumber: count,
});

/** The value of a deprecated identity cookie: Base64 of JSON, as `amplitude-js` wrote it before version 6 (DEPRECATED-1). */
export function encodeDeprecated(identity: Identity): string {
  return base64OfUtf8(JSON.stringify(identity));
}

/** Total: whatever no release wrote decodes to `null` (DEPRECATED-6). */
export function decodeDeprecated(value: string): Identity | null {
  const text = utf8OfBase64(value);
  if (text === null) return null;
  try {
    return fieldsSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What a first page finds of an earlier visit, and what it was told to do with a deprecated cookie. */
export interface Found {
  newer: Identity | null;
  deprecated: Identity | null;
  cookieForceUpgrade: boolean;
}

/** Whose identity goes on, and which identity cookies there are once initialisation is over (DEPRECATED-1 to -4). */
export function migrated({ newer, deprecated, cookieForceUpgrade }: Found): {
  identity: Identity | null;
  newerStays: boolean;
  deprecatedStays: boolean;
} {
  return {
    identity: newer ?? deprecated,
    newerStays: newer !== null || deprecated === null || cookieForceUpgrade,
    deprecatedStays: deprecated !== null && !cookieForceUpgrade,
  };
}
