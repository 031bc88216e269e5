import { hasOwn, keys, split } from '../recorder/primordials.ts';

/**
 * Renames options from the guide’s names to the candidate’s. A dot in a name leads into an object, as in
 * `cookieOptions.expiration`. A page may pass an option with the name of a member that every object has.
 */
export function renameOptions(
  options: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): Record<string, unknown> {
  let result: Record<string, unknown> = {};
  for (const option of keys(options)) {
    const parts = hasOwn(names, option) ? split(names[option] as string, '.') : [option];
    const name = parts[0] as string;
    const member = parts[1];
    const value = options[option];
    const siblings = hasOwn(result, name) ? (result[name] as object) : {};
    result = { ...result, [name]: member === undefined ? value : { ...siblings, [member]: value } };
  }
  return result;
}
