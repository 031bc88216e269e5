import { z } from 'zod';
import { releaseLineSchema } from './release-line.ts';

/**
 * A capability that a candidate can declare. A check that needs an undeclared capability is `inapplicable`. A candidate
 * may declare fewer capabilities; the report then lists what was not verified.
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
/** Something that a candidate can be able to do. */
export type Capability = z.infer<typeof capabilitySchema>;

/**
 * Where a promise can be observed from outside the SDK: in the browser’s cookie jar, in the page’s writes, in its origin’s
 * storage, in the events that the endpoint accepted, in any other requests, in the errors that reached the page, and in
 * the page’s own URL and links.
 */
export const observationPointSchema = z.enum(['jar', 'writes', 'storage', 'uploads', 'requests', 'errors', 'page']);
export type ObservationPoint = z.infer<typeof observationPointSchema>;

export const checkKindSchema = z.enum(['scenario', 'property']);
export type CheckKind = z.infer<typeof checkKindSchema>;

/** The guide’s sentences that a requirement or an erratum is based on, by hash: the guide’s text is not stored. */
export const citationSchema = z.strictObject({
  /** The nearest heading, or the question whose answer contains the sentences. */
  section: z.string().min(1),
  sentences: z.array(z.string().regex(/^[0-9a-f]{12}$/)).default([]),
});

/** The fields of every requirement, testable or not. */
export const promiseSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+(?:-[A-Z]+)*-[1-9]\d*$/),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  /** One testable sentence in the suite’s own words. */
  sentence: z.string().min(20),
  /** Its source in the guide; without sentences if the guide only implies it. */
  source: citationSchema,
  /** The release lines that promise it. */
  lines: z.array(releaseLineSchema).nonempty(),
  /** The capabilities that a candidate must have for the requirement to apply. */
  needs: z.array(capabilitySchema).default([]),
});

/** An entry of the catalogue. Its id is a subject in capitals and a number that is never reused. Example: `COOKIE-NAME-1`. */
export const requirementSchema = z.union([
  promiseSchema.extend({
    observedIn: z.array(observationPointSchema).nonempty(),
    /** The kinds of check that must cover it: scenarios, properties, or both if both make sense. */
    coveredBy: z.array(checkKindSchema).nonempty(),
  }),
  /** A promise that cannot be tested from outside, listed so that readers see what is not verified and why. */
  promiseSchema.extend({ untestable: z.string().min(20) }),
]);
export type Requirement = z.infer<typeof requirementSchema>;
export type RequirementInput = z.input<typeof requirementSchema>;

/** Returns the reason why no check can test a requirement; `null` for a testable one. */
export function whyUntestable(requirement: Requirement): string | null {
  return 'untestable' in requirement ? requirement.untestable : null;
}
