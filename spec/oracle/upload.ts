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

const eventSchema = z.looseObject({
  event_type: z.string(),
  user_id: z.string().nullish(),
  device_id: z.string().nullish(),
  event_properties: z.record(z.string(), z.unknown()).nullish(),
  user_properties: z.record(z.string(), z.unknown()).nullish(),
  session_id: z.number().nullish(),
  timestamp: z.number().nullish(),
  event_id: z.number().nullish(),
  sequence_number: z.number().nullish(),
});
const eventsSchema = z.array(eventSchema);

/** Reads one upload’s body in the profile’s wire format; `null` for a body that is not one. */
export function decodeUpload(profile: Profile, body: string): Upload | null {
  const fields = profile.upload.format === 'form' ? formFields(body) : null;
  const events = fields && eventsSchema.safeParse(fields.events);
  if (!fields || !events?.success) return null;
  return { apiKey: fields.apiKey, events: events.data.map(asUploaded) };
}

/** Reads the entries of a stored queue: a JSON array of events. `null` for text that is not one. */
export function decodeQueue(text: string): UploadedEvent[] | null {
  const events = eventsSchema.safeParse(json(text));
  return events.success ? events.data.map(asUploaded) : null;
}

function asUploaded(event: z.infer<typeof eventSchema>): UploadedEvent {
  return {
    type: event.event_type,
    userId: event.user_id ?? null,
    deviceId: event.device_id ?? null,
    properties: event.event_properties ?? {},
    userProperties: event.user_properties ?? {},
    sessionId: event.session_id ?? null,
    time: event.timestamp ?? null,
    eventId: event.event_id ?? null,
    sequenceNumber: event.sequence_number ?? null,
    fields: Object.keys(event).sort(),
  };
}

function formFields(body: string): { apiKey: string; events: unknown } | null {
  const form = new URLSearchParams(body);
  const apiKey = form.get('client');
  const events = form.get('e');
  return apiKey === null || events === null ? null : { apiKey, events: json(events) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
