import { parseJson } from '../../spec/parse-json.ts';
import type { Profile } from '../../spec/profile.ts';
import { API_KEY } from './probe.ts';

/** How an upload differs from the profile, and what to change. */
export interface UploadDifference {
  seen: string;
  next: string;
}

/**
 * Finds the first difference between an upload’s body and the profile. The API key and the event’s type are known, so the
 * fields that contain them are found by content.
 */
export function uploadDifference({ upload, event }: Profile, body: string, type: string): UploadDifference {
  const parsed = fieldsOf(body);
  const names = Object.keys(parsed?.fields ?? {});
  if (!parsed) {
    return {
      seen: `a body that is neither a form nor JSON: ${shortened(body)}`,
      next: 'let the adapter’s init choose another format, or turn compression off',
    };
  }
  const { format, fields } = parsed;
  const apiKeyField = names.find((name) => fields[name] === API_KEY);
  const eventsField = names.find((name) => eventsIn(fields[name]));
  const [first] = eventsIn(fields[eventsField ?? '']) ?? [];
  const seen = { format, apiKeyField, eventsField };
  const isAsInProfile = Object.entries(seen).every(([field, name]) => upload[field as keyof typeof seen] === name);
  if (!first || !isAsInProfile) {
    return {
      seen: `a body in the format ${format} with the fields ${names.join(', ')}`,
      next: `profile.upload: ${JSON.stringify({ ...seen, apiKeyField: apiKeyField ?? '…', eventsField: eventsField ?? '…' })}`,
    };
  }
  const typeField = Object.keys(first).find((name) => first[name] === type);
  return {
    seen: `events with the fields ${Object.keys(first).join(', ')}`,
    next:
      typeField === event.type
        ? 'profile.event: the value of one of these fields has another type than the profile’s field of that name'
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

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
