import { z } from 'zod';
import type { Decoder } from '../../spec/oracle/identity-codec.ts';

const count = z.int().nonnegative();

const identitySchema = z.object({
  deviceId: z.string().nullable(),
  userId: z.string().nullable(),
  optOut: z.boolean(),
  sessionId: count,
  lastEventTime: count,
  eventId: count,
  identifyId: count,
  sequenceNumber: count,
});

const moduleSchema = z.object({ decodeIdentity: z.function({ input: [z.string()], output: z.unknown() }) });

/**
 * Returns a decoder that calls `decodeIdentity` of an adapter’s module, given by its source. The decoder is total: it
 * returns `null` if `decodeIdentity` throws, or returns something other than an identity.
 */
export async function adapterDecoder(source: string): Promise<Decoder> {
  const url = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
  const { decodeIdentity } = moduleSchema.parse(await import(url));
  return (value) => {
    try {
      return identitySchema.safeParse(decodeIdentity(value)).data ?? null;
    } catch {
      return null;
    }
  };
}
