import { z } from 'zod';
import type { Codec, KnownCodec, Profile } from '../profile.ts';
import { base64OfUtf8, decodeIdentity, encodeIdentity, type Identity, utf8OfBase64 } from './identity-cookie.ts';

/** What an identity cookie’s text says; `null` for one that no conforming SDK writes. Total and pure. */
export type Decoder = (value: string) => Identity | null;

/** A profile, and the decoder of a candidate whose codec is its own. */
export interface Vocabulary extends Profile {
  decodeCustom?: Decoder;
}

/** What an identity cookie’s value says in the profile’s codec; `null` for one that no conforming SDK writes. */
export function decodeIdentityCookie(vocabulary: Vocabulary, value: string): Identity | null {
  return decodeWith(vocabulary.identityCookie.codec, value, vocabulary.decodeCustom);
}

/** Reads a text in a codec. Total: what the codec does not write is `null`, never a guess and never an exception. */
export function decodeWith(codec: Codec, text: string, decodeOwn?: Decoder): Identity | null {
  switch (codec.kind) {
    case 'dotted':
      return decodeIdentity(text);
    case 'json':
      return decodeJson(codec, text);
    case 'custom':
      return decodeOwn?.(text) ?? null;
  }
}

/** The text of an identity in a codec; one of a candidate’s own is only read. */
export function encodeWith(codec: KnownCodec, identity: Identity): string {
  if (codec.kind === 'dotted') return encodeIdentity(identity);
  const said = Object.entries(codec.fields).flatMap(([field, name]) =>
    name === null ? [] : [[name, identity[field as keyof Identity]]],
  );
  return codec.encodings.reduce(
    (text, encoding) => (encoding === 'uri' ? encodeURIComponent(text) : base64OfUtf8(text)),
    JSON.stringify(Object.fromEntries(said)),
  );
}

const count = z.int().nonnegative().nullish();

/** An identity as JSON. That it speaks of a device id, if only of none yet, is what tells it from other objects. */
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
  const object = parseJson(decodeLayers(encodings, value));
  if (typeof object !== 'object' || object === null) return null;
  const renamed = Object.entries(fields).map(([field, name]) => [
    field,
    name === null ? undefined : (object as Record<string, unknown>)[name],
  ]);
  const said = jsonIdentitySchema.safeParse(Object.fromEntries(renamed)).data;
  if (!said) return null;
  return {
    deviceId: said.deviceId,
    userId: said.userId ?? null,
    optOut: said.optOut ?? false,
    sessionId: said.sessionId ?? 0,
    lastEventTime: said.lastEventTime ?? 0,
    eventId: said.eventId ?? 0,
    identifyId: said.identifyId ?? 0,
    sequenceNumber: said.sequenceNumber ?? 0,
  };
}

function decodeLayers(encodings: readonly ('uri' | 'base64')[], value: string): string | null {
  return encodings.toReversed().reduce<string | null>((text, encoding) => {
    if (text === null) return null;
    return encoding === 'uri' ? decodedUri(text) : utf8OfBase64(text);
  }, value);
}

function decodedUri(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
