import { hasOwn, keys, split } from '../recorder/primordials.ts';

/**
 * Options by the names that a candidate has for them, the guide’s where it has no other. A dot in its name leads into an
 * object: `cookieOptions.expiration`. What a page calls an option may be the name of a member that every object has.
 */
export function renamed(
  options: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): Record<string, unknown> {
  let called: Record<string, unknown> = {};
  for (const option of keys(options)) {
    const own = hasOwn(names, option) ? split(names[option] as string, '.') : [option];
    const name = own[0] as string;
    const member = own[1];
    const value = options[option];
    const below = hasOwn(called, name) ? (called[name] as object) : {};
    called = { ...called, [name]: member === undefined ? value : { ...below, [member]: value } };
  }
  return called;
}
