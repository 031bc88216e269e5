import { z } from 'zod';
import { type Profile, profileSchema } from '../../spec/profile.ts';

const { api, identityCookie, deprecatedCookie, unsent, deviceIdParameter, event, upload } = profileSchema.shape;

export const profileOverlaySchema = z
  .strictObject({
    /** How a page reaches the SDK. */
    api: api.partial(),
    /** The name and format of the identity cookie. */
    identityCookie: identityCookie.partial(),
    /** The name and format of the identity cookie of an earlier line. */
    deprecatedCookie: deprecatedCookie.unwrap().partial(),
    /** The local-storage keys of unsent events. */
    unsent: unsent.partial(),
    /** The URL query parameter that can contain a device id. */
    deviceIdParameter,
    /** The names of an event’s fields. */
    event: event.partial(),
    /** The format of an upload and of its responses. */
    upload: upload.partial(),
  } satisfies Record<Exclude<keyof Profile, 'line'>, z.ZodType>)
  .partial();
/** The names and formats in which a candidate differs from its line: any field of any part of a {@link Profile}. */
export type ProfileOverlay = z.input<typeof profileOverlaySchema>;

/** Merges an overlay into a profile, part by part and field by field. The result is yet to be validated. */
export function mergeProfile(profile: Profile, overlay: ProfileOverlay): Record<keyof Profile, unknown> {
  const parts = Object.entries(overlay).map(([part, fields]) => {
    const below = profile[part as keyof Profile];
    return [part, typeof fields === 'object' && typeof below === 'object' ? { ...below, ...fields } : fields];
  });
  return { ...profile, ...Object.fromEntries(parts) };
}
