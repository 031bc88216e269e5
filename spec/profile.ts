import { z } from 'zod';
import { profileContradictions } from './profile-contradictions.ts';
import { releaseLineSchema } from './release-line.ts';

const name = z.string().min(1);

/** How many of an API key’s first characters stand in a name. */
const keyCharacters = z.union([z.int().nonnegative(), z.literal('all')]);

/** What a candidate calls the fields of an identity; where it has none, `null`. */
const identityFieldsSchema = z.strictObject({
  deviceId: name,
  userId: name,
  optOut: name,
  sessionId: name,
  lastEventTime: name,
  eventId: name.nullable(),
  identifyId: name.nullable(),
  sequenceNumber: name.nullable(),
});

/** A way of making an identity into the text of a cookie that we can go in both directions. */
const knownCodecSchema = z.discriminatedUnion('kind', [
  /** Eight fields joined by dots, numbers in radix 32. */
  z.strictObject({ kind: z.literal('dotted') }),
  /** A JSON object, wrapped in what `encodings` names, the innermost first: percent-encoding, Base64 of UTF-8. */
  z.strictObject({
    kind: z.literal('json'),
    encodings: z.array(z.enum(['uri', 'base64'])),
    fields: identityFieldsSchema,
  }),
]);
export type KnownCodec = z.infer<typeof knownCodecSchema>;

const codecSchema = z.discriminatedUnion('kind', [
  ...knownCodecSchema.options,
  /** None of these: the candidate’s adapter module exports `decodeIdentity`. */
  z.strictObject({ kind: z.literal('custom') }),
]);
export type Codec = z.infer<typeof codecSchema>;

/** What a candidate calls the fields of an event, stored and uploaded; where it has none, `null`. */
const eventFieldsSchema = z.strictObject({
  type: name,
  userId: name,
  deviceId: name,
  properties: name,
  userProperties: name,
  sessionId: name,
  time: name,
  eventId: name.nullable(),
  sequenceNumber: name.nullable(),
});

/**
 * The vocabulary of a behaviour line: which names, formats and keys it uses. A profile can say how a promise is spelled,
 * never that it need not be kept: caps, lifetimes and consent are not here.
 */
export const profileSchema = z
  .strictObject({
    line: releaseLineSchema,
    /** How a page gets hold of the candidate. */
    api: z.strictObject({
      /** The global that its scripts define. */
      global: name,
      /** Options that it spells otherwise than the guide does: the guide’s name, and its own. */
      options: z.record(name, name),
    }),
    /** The identity cookie: its name is the prefix, then the key’s characters, then the site’s domain where that follows. */
    identityCookie: z.strictObject({
      /** What every identity cookie’s name begins with, separator included. */
      prefix: name,
      /** How many of the API key’s first characters follow the prefix. */
      keyCharacters,
      /** Whether the site’s registrable domain follows them. */
      domainFollows: z.boolean(),
      codec: codecSchema,
    }),
    /** The identity cookie of an earlier line, where this one still reads it. Its name holds the whole API key. */
    deprecatedCookie: z
      .strictObject({
        name,
        separator: z.string(),
        keyCharacters,
        /** What stands between the key and the site’s registrable domain; `null` where no domain follows. */
        domainSeparator: z.string().nullable(),
        codec: knownCodecSchema,
      })
      .optional(),
    unsent: z.strictObject({
      /** Local-storage key of unsent events, before the API key is added. */
      eventsKey: name,
      /** Local-storage key of unsent identifies, before the API key is added; that of events where both share one. */
      identifiesKey: name,
      /** What stands between those keys and the API key. */
      separator: z.string(),
      /** How many of the API key’s first characters follow. */
      keyCharacters,
    }),
    /** The parameter of a page’s address that can hold a device id. */
    deviceIdParameter: name,
    event: eventFieldsSchema,
    /** How an upload arrives, and how it is answered. */
    upload: z.strictObject({
      /** A form, whose field of events is JSON; or one JSON object. */
      format: z.enum(['form', 'json']),
      apiKeyField: name,
      eventsField: name,
      /** The body of an accepting answer. */
      acceptedBody: z.string(),
      /** The body of a refusing one; `{status}` in it stands for the status. */
      refusedBody: z.string(),
      contentType: name,
    }),
  })
  .superRefine((profile, { addIssue }) => {
    for (const { path, must, seen } of profileContradictions(profile))
      addIssue({ code: 'custom', path, message: must, input: seen });
  });
export type Profile = z.infer<typeof profileSchema>;
