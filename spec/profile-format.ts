import { z } from 'zod';
import { releaseLineSchema } from './release-line.ts';

/** A non-empty name. Names are case-sensitive. */
const name = z.string().min(1);

/** How many leading characters of an API key a name contains, or `all` of them. Example: `6`. */
const keyCharacters = z.union([z.int().nonnegative(), z.literal('all')]);

/** The candidate’s names for the fields of an identity; `null` if it has no such field. Example: `userId: 'u'`. */
const identityFieldsSchema = z.strictObject({
  /** Text, or `null` in the cookie while there is no device id. */
  deviceId: name,
  /** Text, or absent or `null` in the cookie for an unknown user. */
  userId: name,
  /** Boolean; absent means `false`. */
  optOut: name,
  /** Non-negative integer. */
  sessionId: name,
  /** Milliseconds since 1970. */
  lastEventTime: name,
  /** Number of the latest event. */
  eventId: name.nullable(),
  /** Number of the latest identify. */
  identifyId: name.nullable(),
  /** Number of the latest event or identify, counted together. */
  sequenceNumber: name.nullable(),
});

/** A format of an identity in a cookie that the suite can both encode and decode. */
const knownCodecSchema = z.discriminatedUnion('kind', [
  /** Eight fields joined by dots, with numbers in radix 32. Example: `device.YWRh..1h3k.1h3k.0.0.1`. */
  z.strictObject({
    /** The format: `dotted`, `json`, or `custom`. */
    kind: z.literal('dotted'),
  }),
  /**
   * A JSON object, encoded with each of `encodings` in order: `uri` is percent-encoding, `base64` is Base64 of UTF-8.
   * Example: `['uri', 'base64']` percent-encodes the JSON and then encodes the result in Base64.
   */
  z.strictObject({
    /** The format: `dotted`, `json`, or `custom`. */
    kind: z.literal('json'),
    /** Encodings around the JSON, the innermost first: percent-encoding (`uri`), or Base64 of UTF-8. */
    encodings: z.array(z.enum(['uri', 'base64'])),
    /** The names of an identity’s fields in the JSON object. */
    fields: identityFieldsSchema,
  }),
]);
/** A format that the harness can both read and write. */
export type KnownCodec = z.infer<typeof knownCodecSchema>;

const codecSchema = z.discriminatedUnion('kind', [
  ...knownCodecSchema.options,
  /** Any other format: the candidate’s adapter module exports `decodeIdentity`, which decodes it. */
  z.strictObject({
    /** The format: `dotted`, `json`, or `custom`. */
    kind: z.literal('custom'),
  }),
]);
/** The format of an identity in the text of a cookie. */
export type Codec = z.infer<typeof codecSchema>;

/** The candidate’s names for the fields of a stored or uploaded event; `null` if it has no such field. */
const eventFieldsSchema = z.strictObject({
  /** Text. Example: `event_type`. */
  type: name,
  /** Text, or `null` in the event for an unknown user. */
  userId: name,
  /** Text. */
  deviceId: name,
  /** Object with the event’s own properties. */
  properties: name,
  /** Object with the properties that an identify sets for the user. */
  userProperties: name,
  /** Number. */
  sessionId: name,
  /** When the event was tracked, in milliseconds since 1970. */
  time: name,
  /** Number of the event among events, or of the identify among identifies. */
  eventId: name.nullable(),
  /** Number of the event among events and identifies together. */
  sequenceNumber: name.nullable(),
});

/**
 * The vocabulary of a release line: the names, formats and keys that it uses. A profile defines how a promise is spelled
 * and can never waive it, so it has no caps, lifetimes or consent settings.
 */
export const profileFormatSchema = z.strictObject({
  /** The release line whose promises apply. Example: `amplitude-js 6-8`. */
  line: releaseLineSchema,
  /** How a page accesses the candidate. */
  api: z.strictObject({
    /** The global variable that its scripts define. Example: `amplitude`. */
    global: name,
    /**
     * Options whose names differ from the guide’s, keyed by the guide’s name. A dot denotes a nested option. Example:
     * `{ cookieExpiration: 'cookieOptions.expiration' }`.
     */
    options: z.record(name, name),
  }),
  /** The identity cookie. Its name is the prefix, the API key’s characters and, if `domainFollows`, the site’s domain. */
  identityCookie: z.strictObject({
    /** The prefix of every identity cookie’s name, including any separator. Example: `amp_`. */
    prefix: name,
    /** How many leading characters of the API key follow the prefix, or `all`. Example: `6`. */
    keyCharacters,
    /** Whether the site’s registrable domain, without a separator, follows the characters of the API key. */
    domainFollows: z.boolean(),
    /** The format of its value. */
    codec: codecSchema,
  }),
  /**
   * The identity cookie of an earlier release line, if this one still reads it. Its name is `name`, `separator`, the API
   * key’s characters, `domainSeparator` and the site’s registrable domain. Example: `amplitude_id_KEYshop.test`.
   */
  deprecatedCookie: z
    .strictObject({
      /** The beginning of its name. Example: `amplitude_id`. */
      name,
      /** The text between `name` and the API key. Example: `_`. */
      separator: z.string(),
      /** How many leading characters of the API key its name contains, or `all`. */
      keyCharacters,
      /** The text between the API key and the registrable domain, possibly empty; `null` if no domain follows. */
      domainSeparator: z.string().nullable(),
      /** The format of its value. */
      codec: knownCodecSchema,
    })
    .optional(),
  /** The local-storage keys of unsent events and identifies. */
  unsent: z.strictObject({
    /** The key of unsent events, without the API key. Example: `amplitude_unsent`. */
    eventsKey: name,
    /** The key of unsent identifies, without the API key; the same as `eventsKey` if both share a queue. */
    identifiesKey: name,
    /** The text between either key and the API key. Example: `_`. */
    separator: z.string(),
    /** How many leading characters of the API key follow the separator, or `all`. */
    keyCharacters,
  }),
  /** The URL query parameter that can contain a device id. Example: `amp_device_id`. */
  deviceIdParameter: name,
  /** The field names of an event. */
  event: eventFieldsSchema,
  /** The format of an upload’s request and response. */
  upload: z.strictObject({
    /** `form`: a URL-encoded form whose events field is JSON. `json`: one JSON object. */
    format: z.enum(['form', 'json']),
    /** The field with the API key. Example: `client`. */
    apiKeyField: name,
    /** The field with the events. Example: `e`. */
    eventsField: name,
    /** The response body for an accepted upload. Example: `success`. */
    acceptedBody: z.string(),
    /** The response body for a refused upload; `{status}` is replaced by the HTTP status. Example: `{"code":{status}}`. */
    refusedBody: z.string(),
    /** The response’s `Content-Type`. Example: `application/json`. */
    contentType: name,
  }),
});
/** The names, formats and keys that a release line uses. */
export type Profile = z.infer<typeof profileFormatSchema>;
