import { z } from 'zod';
import type { Profile } from '../profile.ts';

/** What an upload says, whatever its wire format. */
export interface Upload {
  apiKey: string;
  events: UploadedEvent[];
}

/** An event as it arrived. An identify is an event of the type `$identify`. */
export interface UploadedEvent {
  type: string;
  userId: string | null;
  deviceId: string | null;
  properties: Record<string, unknown>;
}

const eventSchema = z.looseObject({
  event_type: z.string(),
  user_id: z.string().nullish(),
  device_id: z.string().nullish(),
  event_properties: z.record(z.string(), z.unknown()).nullish(),
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
