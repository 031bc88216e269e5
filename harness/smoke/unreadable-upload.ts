import type { Profile } from '../../spec/profile.ts';

/** Why an upload cannot be read as the profile says: what was seen of it, and what to change. */
export interface Unreadable {
  seen: string;
  next: string;
}

/** Says of a body that {@link decodeUpload} cannot read which field of the profile does not fit it. */
export function whyUnreadable({ upload, event }: Profile, body: string): Unreadable {
  const fields = fieldsOf(body);
  if (!fields)
    return {
      seen: `a body that is neither a form nor JSON: ${beginning(body)}`,
      next: 'the adapter has to choose an upload format',
    };
  const { format, names } = fields;
  if (format !== upload.format) {
    return {
      seen: `a body in the format ${format}, with the fields ${names.join(', ')}`,
      next: `profile.upload.format: ${JSON.stringify(format)}`,
    };
  }
  for (const field of ['apiKeyField', 'eventsField'] as const) {
    if (names.includes(upload[field])) continue;
    return {
      seen: `no field ${upload[field]}, but ${names.join(', ')}`,
      next: `profile.upload.${field}: the one of these that is meant`,
    };
  }
  const [first] = eventsIn(fields.value(upload.eventsField)) ?? [];
  if (!first)
    return {
      seen: `no list of events in ${upload.eventsField}: ${beginning(body)}`,
      next: 'profile.upload.eventsField',
    };
  return {
    seen: `events with the fields ${Object.keys(first).join(', ')}`,
    next: `profile.event: its type is called ${event.type} there, and its device id ${event.deviceId}`,
  };
}

interface Fields {
  format: Profile['upload']['format'];
  names: string[];
  value(name: string): unknown;
}

function fieldsOf(body: string): Fields | null {
  const object = json(body);
  if (typeof object === 'object' && object !== null) {
    return { format: 'json', names: Object.keys(object), value: (name) => (object as Record<string, unknown>)[name] };
  }
  const form = new URLSearchParams(body);
  return body.includes('=')
    ? { format: 'form', names: [...form.keys()], value: (name) => json(form.get(name) ?? '') }
    : null;
}

function eventsIn(value: unknown): object[] | null {
  return Array.isArray(value) ? value.filter((event) => typeof event === 'object' && event !== null) : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function beginning(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
