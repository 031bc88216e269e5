import { profileContradictions } from './profile-contradictions.ts';
import { profileFormatSchema } from './profile-format.ts';

export type { Codec, KnownCodec, Profile } from './profile-format.ts';

/** A profile that does not contradict itself: each field has its format, and no two fields conflict. */
export const profileSchema = profileFormatSchema.superRefine((profile, { addIssue }) => {
  for (const { path, must, seen } of profileContradictions(profile))
    addIssue({ code: 'custom', path, message: must, input: seen });
});
