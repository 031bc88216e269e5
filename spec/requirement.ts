import { z } from 'zod';
import { releaseLineSchema } from './release-line.ts';

/**
 * What a candidate can be able to do. A check that needs a capability its candidate does not declare is `inapplicable`;
 * declaring less is the candidate's right, and the report says what was left unverified.
 */
export const capabilitySchema = z.enum([
  'clearStorage',
  'cookieDomain',
  'cookieExpiration',
  'deferInitialization',
  'deprecatedCookie',
  'deviceId',
  'deviceIdFromUrlParam',
  'disableCookies',
  'identify',
  'instances',
  'optOut',
  'sameSiteCookie',
  'savedMaxCount',
  'saveEvents',
  'secureCookie',
  'sessionTimeout',
  'unsentKeys',
  'uploadThreshold',
]);
export type Capability = z.infer<typeof capabilitySchema>;

/**
 * Where a promise shows, seen from outside the SDK: the browser’s cookie jar, the writes a page was seen to make, what its
 * origin keeps, the events the endpoint accepted, whatever else left the page, the errors that reached the page, and the
 * page’s own address and links.
 */
export const observationPointSchema = z.enum(['jar', 'writes', 'storage', 'uploads', 'requests', 'errors', 'page']);
export type ObservationPoint = z.infer<typeof observationPointSchema>;

export const checkKindSchema = z.enum(['scenario', 'property']);
export type CheckKind = z.infer<typeof checkKindSchema>;

/** The guide’s sentences a statement of ours rests on, by their hashes: no text of the guide is kept. */
export const citationSchema = z.strictObject({
  /** The nearest heading, or the question of the answer they stand in. */
  section: z.string().min(1),
  sentences: z.array(z.string().regex(/^[0-9a-f]{12}$/)).default([]),
});

/** What every requirement says, whether or not a check can speak of it. */
export const promiseSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+(?:-[A-Z]+)*-[1-9]\d*$/),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  /** One testable sentence, ours. */
  sentence: z.string().min(20),
  /** Where it comes from; without a sentence where the guide takes it for granted. */
  source: citationSchema,
  /** Behaviour lines that promise it. */
  lines: z.array(releaseLineSchema).nonempty(),
  /** What a candidate must be able to do for the requirement to apply to it. */
  needs: z.array(capabilitySchema).default([]),
});

/** Data of the catalogue. An id is a subject in capitals and a number that is never used again. */
export const requirementSchema = z.union([
  promiseSchema.extend({
    observedIn: z.array(observationPointSchema).nonempty(),
    /** The kinds of check that must cover it: chosen steps, any values, or both where both make sense. */
    coveredBy: z.array(checkKindSchema).nonempty(),
  }),
  /** A promise that cannot be tested from outside, kept so that a reader sees what is not verified, and why. */
  promiseSchema.extend({ untestable: z.string().min(20) }),
]);
export type Requirement = z.infer<typeof requirementSchema>;
export type RequirementInput = z.input<typeof requirementSchema>;

/** Why no check can speak of a requirement; `null` for one that can be tested. */
export function whyUntestable(requirement: Requirement): string | null {
  return 'untestable' in requirement ? requirement.untestable : null;
}
