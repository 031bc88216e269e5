import { z } from 'zod';
import { orNull } from '../or-null.ts';
import { parseJson } from '../parse-json.ts';
import type { Codec, KnownCodec, Profile } from '../profile.ts';
import { base64OfUtf8, decodeIdentity, encodeIdentity, type Identity, utf8OfBase64 } from './identity-cookie.ts';

/** Decodes an identity cookie’s value; returns `null` for a value that no conforming SDK writes. Total and pure. */
export type Decoder = (value: string) => Identity | null;

/** A profile and, for a `custom` codec, the candidate’s own decoder. */
export interface Vocabulary extends Profile {
  decodeCustom?: Decoder;
}

/** Decodes an identity cookie’s value with the profile’s codec; `null` for a value that no conforming SDK writes. */
export function decodeIdentityCookie(vocabulary: Vocabulary, value: string): Identity | null {
  return decodeWith(vocabulary.identityCookie.codec, value, vocabulary.decodeCustom);
}

/** Decodes a text with a codec. Total: `null` for any text that the codec does not write, never a guess or an exception. */
export function decodeWith(codec: Codec, text: string, decodeCustom?: Decoder): Identity | null {
  switch (codec.kind) {
    case 'dotted':
      return decodeIdentity(text);
    case 'json':
      return decodeJson(codec, text);
    case 'custom':
      return decodeCustom?.(text) ?? null;
  }
}

/** Encodes an identity with a codec. A `custom` codec can only decode. */
export function encodeWith(codec: KnownCodec, identity: Identity): string {
  if (codec.kind === 'dotted') return encodeIdentity(identity);
  const entries = Object.entries(codec.fields).flatMap(([field, name]) =>
    name === null ? [] : [[name, identity[field as keyof Identity]]],
  );
  return codec.encodings.reduce(
    (text, encoding) => (encoding === 'uri' ? encodeURIComponent(text) : base64OfUtf8(text)),
    JSON.stringify(Object.fromEntries(entries)),
  );
}

const count = z.int().nonnegative().nullish();

/** An identity as JSON. The presence of a device id, even `null`, distinguishes it from other objects. */
const jsonIdentitySchema = z.object({
  deviceId: z.string().nullable(),
  userId: z.string().nullish(),
  optOut: z.boolean().nullish(),
  sessionId: count,
  lastEventTime: count,
  eventId: count,
  identifyId: count,
  sequenceNumber: count,
});

function decodeJson({ encodings, fields }: Extract<KnownCodec, { kind: 'json' }>, value: string): Identity | null {
  const text = decodeLayers(encodings, value);
  const object = text === null ? null : parseJson(text);
  if (typeof object !== 'object' || object === null) return null;
  const renamed = Object.entries(fields).map(([field, name]) => [
    field,
    name === null ? undefined : (object as Record<string, unknown>)[name],
  ]);
  const identity = jsonIdentitySchema.safeParse(Object.fromEntries(renamed)).data;
  if (!identity) return null;
  return {
    deviceId: identity.deviceId,
    userId: identity.userId ?? null,
    optOut: identity.optOut ?? false,
    sessionId: identity.sessionId ?? 0,
    lastEventTime: identity.lastEventTime ?? 0,
    eventId: identity.eventId ?? 0,
    identifyId: identity.identifyId ?? 0,
    sequenceNumber: identity.sequenceNumber ?? 0,
  };
}

function decodeLayers(encodings: readonly ('uri' | 'base64')[], value: string): string | null {
  return encodings.toReversed().reduce<string | null>((text, encoding) => {
    if (text === null) return null;
    return encoding === 'uri' ? orNull(() => decodeURIComponent(text)) : utf8OfBase64(text);
  }, value);
}
