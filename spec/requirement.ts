import { z } from 'zod';

/** A behaviour line: releases that promise the same things. A requirement says since which it applies. */
export const behaviourLineSchema = z.enum(['amplitude-js 6-8']);
export type BehaviourLine = z.infer<typeof behaviourLineSchema>;

/**
 * What a candidate can be able to do. A check that needs a capability its candidate does not declare is `inapplicable`;
 * declaring less is the candidate's right, and the report says what was left unverified.
 */
export const capabilitySchema = z.enum([
  'deferInitialization',
  'optOut',
  'identify',
  'savedMaxCount',
  'uploadThreshold',
]);
export type Capability = z.infer<typeof capabilitySchema>;

/** Data of the catalogue. An id is a subject in capitals and a number that is never used again. */
export const requirementSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+(?:-[A-Z]+)*-[1-9]\d*$/),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  /** One testable sentence, ours. */
  sentence: z.string().min(20),
  /** The guide's section it was distilled from; `implied` where the guide takes it for granted. */
  source: z.strictObject({ section: z.string(), implied: z.boolean().default(false) }),
  /** Behaviour lines that promise it. */
  lines: z.array(behaviourLineSchema).nonempty(),
  /** What a candidate must be able to do for the requirement to apply to it. */
  needs: z.array(capabilitySchema).default([]),
});
export type Requirement = z.infer<typeof requirementSchema>;
export type RequirementInput = z.input<typeof requirementSchema>;
