import { parseJson } from '../../spec/parse-json.ts';
import type { Profile } from '../../spec/profile.ts';
import { API_KEY } from './probe.ts';

/** Why an upload cannot be read as the profile says: what was seen of it, and what to change. */
export interface Unreadable {
  seen: string;
  next: string;
}

/**
 * Says of a body that cannot be read as the profile has it where the two differ. The API key and the type of the event
 * are known, so the fields that hold them are found by what they hold.
 */
export function whyUnreadable({ upload, event }: Profile, body: string, type: string): Unreadable {
  const read = fieldsOf(body);
  const names = Object.keys(read?.fields ?? {});
  if (!read) {
    return {
      seen: `a body that is neither a form nor JSON: ${beginning(body)}`,
      next: 'have the adapter’s init choose another format, or no compression',
    };
  }
  const { format, fields } = read;
  const apiKeyField = names.find((name) => fields[name] === API_KEY);
  const eventsField = names.find((name) => eventsIn(fields[name]));
  const [first] = eventsIn(fields[eventsField ?? '']) ?? [];
  const differs = { format, apiKeyField, eventsField };
  const isAsSaid = Object.entries(differs).every(([field, name]) => upload[field as keyof typeof differs] === name);
  if (!first || !isAsSaid) {
    return {
      seen: `a body in the format ${format} with the fields ${names.join(', ')}`,
      next: `profile.upload: ${JSON.stringify({ ...differs, apiKeyField: apiKeyField ?? '…', eventsField: eventsField ?? '…' })}`,
    };
  }
  const typeField = Object.keys(first).find((name) => first[name] === type);
  return {
    seen: `events with the fields ${Object.keys(first).join(', ')}`,
    next:
      typeField === event.type
        ? 'profile.event: one of these holds something of another kind than the profile’s field of that name'
        : `profile.event: ${JSON.stringify({ type: typeField ?? '…' })}`,
  };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(body: string): { format: Profile['upload']['format']; fields: Fields } | null {
  const object = parseJson(body);
  if (typeof object === 'object' && object !== null) return { format: 'json', fields: { ...object } };
  if (!body.includes('=')) return null;
  const entries = [...new URLSearchParams(body)].map(([name, text]) => [name, parseJson(text) ?? text]);
  return { format: 'form', fields: Object.fromEntries(entries) };
}

function eventsIn(value: unknown): Fields[] | null {
  const isList = Array.isArray(value) && value.length > 0;
  return isList && value.every((event) => typeof event === 'object' && event !== null) ? value : null;
}

function beginning(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
