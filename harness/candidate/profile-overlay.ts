import { z } from 'zod';
import { type Profile, profileSchema } from '../../spec/profile.ts';

const { api, identityCookie, deprecatedCookie, unsent, deviceIdParameter, event, upload } = profileSchema.shape;

/** What a candidate spells otherwise than its line: any field of any part of the profile. */
export const profileOverlaySchema = z
  .strictObject({
    api: api.partial(),
    identityCookie: identityCookie.partial(),
    deprecatedCookie: deprecatedCookie.unwrap().partial(),
    unsent: unsent.partial(),
    deviceIdParameter,
    event: event.partial(),
    upload: upload.partial(),
  } satisfies Record<Exclude<keyof Profile, 'line'>, z.ZodType>)
  .partial();
export type ProfileOverlay = z.input<typeof profileOverlaySchema>;

/** A profile with another laid over it, part by part and field by field. Whether the outcome is one is not said yet. */
export function mergeProfile(profile: Profile, overlay: ProfileOverlay): Record<keyof Profile, unknown> {
  const parts = Object.entries(overlay).map(([part, fields]) => {
    const below = profile[part as keyof Profile];
    return [part, typeof fields === 'object' && typeof below === 'object' ? { ...below, ...fields } : fields];
  });
  return { ...profile, ...Object.fromEntries(parts) };
}
