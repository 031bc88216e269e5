import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import type { Profile } from '../profile.ts';

/** The contents of an upload, whatever its wire format. */
export interface Upload {
  apiKey: string;
  events: UploadedEvent[];
}

/** An event as stored or uploaded. An identify is an event of type {@link IDENTIFY}. */
export interface UploadedEvent {
  type: string;
  userId: string | null;
  deviceId: string | null;
  properties: Record<string, unknown>;
  /** The properties that an identify sets for the user. */
  userProperties: Record<string, unknown>;
  /** `null` if absent. */
  sessionId: number | null;
  /** When it was tracked, in milliseconds since 1970; `null` if absent. */
  time: number | null;
  /** Its number among events, or among identifies; `null` if absent. */
  eventId: number | null;
  /** Its number among events and identifies together; `null` if absent. */
  sequenceNumber: number | null;
  /** The names of all its fields, sorted. */
  fields: string[];
}

/** The event type of an identify. */
export const IDENTIFY = '$identify';

/** An event with the suite’s field names. A field for which the profile has no name is absent. */
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

/** Decodes an upload’s body in the profile’s wire format; returns `null` for any other body. */
export function decodeUpload(profile: Profile, body: string): Upload | null {
  const { format, apiKeyField, eventsField } = profile.upload;
  const fields = format === 'form' ? parseForm(body, eventsField) : objectSchema.safeParse(parseJson(body)).data;
  const apiKey = fields?.[apiKeyField];
  const events = fields && parseEvents(profile, fields[eventsField]);
  return typeof apiKey === 'string' && events ? { apiKey, events } : null;
}

/** Decodes a stored queue, a JSON array of events; returns `null` for any other text. */
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
  const event = eventSchema.safeParse(Object.fromEntries(renamed)).data;
  if (!event) return null;
  return {
    type: event.type,
    userId: event.userId ?? null,
    deviceId: event.deviceId ?? null,
    properties: event.properties ?? {},
    userProperties: event.userProperties ?? {},
    sessionId: event.sessionId ?? null,
    time: event.time ?? null,
    eventId: event.eventId ?? null,
    sequenceNumber: event.sequenceNumber ?? null,
    fields: Object.keys(object).sort(),
  };
}

function parseForm(body: string, eventsField: string): Record<string, unknown> {
  const form = Object.fromEntries(new URLSearchParams(body));
  return { ...form, [eventsField]: parseJson(form[eventsField] ?? '') };
}
