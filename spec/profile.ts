import { z } from 'zod';
import { behaviourLineSchema } from './requirement.ts';

/**
 * The vocabulary of a behaviour line: which names, formats and keys it uses. A profile can say how a promise is spelled,
 * never that it need not be kept: caps, lifetimes and consent are not here.
 */
export const profileSchema = z.strictObject({
  line: behaviourLineSchema,
  identityCookie: z.strictObject({
    /** What every identity cookie’s name begins with, separator included. */
    prefix: z.string().min(1),
    /** How many of the API key’s first characters follow the prefix. */
    keyCharacters: z.number().int().positive(),
    codec: z.enum(['dotted']),
  }),
  /** The identity cookie of an earlier line, where this one still reads it: name, separator, API key, separator, domain. */
  deprecatedCookie: z
    .strictObject({
      name: z.string().min(1),
      separator: z.string(),
      domainSeparator: z.string(),
      codec: z.enum(['base64 json']),
    })
    .optional(),
  unsent: z.strictObject({
    /** Local-storage key of unsent events, before the API key is added. */
    eventsKey: z.string().min(1),
    /** Local-storage key of unsent identifies, before the API key is added. */
    identifiesKey: z.string().min(1),
    /** What stands between those keys and the API key. */
    separator: z.string(),
  }),
  /** The parameter of a page’s address that can hold a device id. */
  deviceIdParameter: z.string().min(1),
  /** How an upload arrives, and what an accepting answer looks like. */
  upload: z.strictObject({
    format: z.enum(['form']),
    acceptedBody: z.string(),
  }),
});
export type Profile = z.infer<typeof profileSchema>;
