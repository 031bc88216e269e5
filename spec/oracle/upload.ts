import { z } from 'zod';
import type { Profile } from '../profile.ts';

/** What an upload says, whatever its wire format. */
export interface Upload {
  apiKey: string;
  events: UploadedEvent[];
}

/** An event as it is stored and as it arrives. An identify is an event of the type {@link IDENTIFY}. */
export interface UploadedEvent {
  type: string;
  userId: string | null;
  deviceId: string | null;
  properties: Record<string, unknown>;
  /** What an identify says of the person. */
  userProperties: Record<string, unknown>;
  /** `null` where the event does not say. */
  sessionId: number | null;
  /** When it was tracked, in milliseconds since 1970. */
  time: number | null;
  /** Its number among events, or among identifies. */
  eventId: number | null;
  /** Its place among events and identifies together. */
  sequenceNumber: number | null;
  /** The names of all that the event says, sorted. */
  fields: string[];
}

export const IDENTIFY = '$identify';

/** Fields that a candidate has no name for are never said. */
const eventSchema = z.object({
  type: z.string(),
  userId: z.string().nullish(),
  deviceId: z.string().nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  userProperties: z.record(z.string(), z.unknown()).nullish(),
  sessionId: z.number().nullish(),
  time: z.number().nullish(),
  eventId: z.number().nullish(),
  sequenceNumber: z.number().nullish(),
});
const objectsSchema = z.array(z.record(z.string(), z.unknown()));

/** Reads one upload’s body in the profile’s wire format; `null` for a body that is not one. */
export function decodeUpload(profile: Profile, body: string): Upload | null {
  const { format, apiKeyField, eventsField } = profile.upload;
  const fields = format === 'form' ? parseForm(body, eventsField) : objectSchema.safeParse(parseJson(body)).data;
  const apiKey = fields?.[apiKeyField];
  const events = fields && parseEvents(profile, fields[eventsField]);
  return typeof apiKey === 'string' && events ? { apiKey, events } : null;
}

/** Reads the entries of a stored queue: a JSON array of events. `null` for text that is not one. */
export function decodeQueue(profile: Profile, text: string): UploadedEvent[] | null {
  return parseEvents(profile, parseJson(text));
}

const objectSchema = z.record(z.string(), z.unknown());

function parseEvents(profile: Profile, given: unknown): UploadedEvent[] | null {
  const objects = objectsSchema.safeParse(given).data;
  const events = objects?.map((object) => toUploadedEvent(profile, object)) ?? [null];
  return events.includes(null) ? null : events.filter((event) => event !== null);
}

function toUploadedEvent({ event: names }: Profile, object: Record<string, unknown>): UploadedEvent | null {
  const renamed = Object.entries(names).map(([field, name]) => [field, name === null ? undefined : object[name]]);
  const said = eventSchema.safeParse(Object.fromEntries(renamed)).data;
  if (!said) return null;
  return {
    type: said.type,
    userId: said.userId ?? null,
    deviceId: said.deviceId ?? null,
    properties: said.properties ?? {},
    userProperties: said.userProperties ?? {},
    sessionId: said.sessionId ?? null,
    time: said.time ?? null,
    eventId: said.eventId ?? null,
    sequenceNumber: said.sequenceNumber ?? null,
    fields: Object.keys(object).sort(),
  };
}

function parseForm(body: string, eventsField: string): Record<string, unknown> {
  const form = Object.fromEntries(new URLSearchParams(body));
  return { ...form, [eventsField]: parseJson(form[eventsField] ?? '') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
