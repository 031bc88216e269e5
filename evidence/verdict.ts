import { z } from 'zod';

/**
 * The verdicts of a check on a requirement. If several checks judge the same requirement in the same engine, the first in
 * this order applies: the most serious first, and any judgement before none.
 */
export const VERDICTS = [
  'harness-error',
  'crash',
  'timeout',
  'fail',
  'warn',
  'pass',
  'blocked',
  'untestable',
  'inapplicable',
] as const;

export const verdictSchema = z.enum(VERDICTS);
/** What a check concludes about a requirement. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Returns the verdict that applies when there are several: the first in {@link VERDICTS}. `undefined` for an empty list. */
export function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return VERDICTS.find((verdict) => verdicts.includes(verdict));
}

export const ENGINES = ['chromium', 'firefox', 'webkit', 'simulated'] as const;
export const engineNameSchema = z.enum(ENGINES);
/** An engine: one of three browsers, or the simulated one. */
export type EngineName = z.infer<typeof engineNameSchema>;

/** One verdict of one check on one requirement. `message` states what was expected and what was seen. */
export const findingSchema = z.strictObject({
  /** The requirement’s id. */
  requirement: z.string(),
  /** What the check concludes. */
  verdict: verdictSchema,
  /** One sentence, for every verdict except `pass`. */
  message: z.string().optional(),
  /** What the requirement demands, if it does not hold. */
  expected: z.string().optional(),
  /** What was seen instead, if it does not hold. */
  seen: z.string().optional(),
  /** The basis of the verdict: the journal’s last entries, the jar, a counterexample. */
  evidence: z
    .array(
      z.strictObject({
        /** What the text is, such as `journal`. */
        name: z.string(),
        /** The text itself. */
        text: z.string(),
      }),
    )
    .optional(),
});
/** One verdict of one check about one requirement. */
export type Finding = z.infer<typeof findingSchema>;

/** Returns the verdict for a requirement that does not hold: `fail` for a MUST, `warn` for a SHOULD. */
export function brokenVerdict(level: 'MUST' | 'SHOULD' | 'MAY'): 'fail' | 'warn' {
  return level === 'MUST' ? 'fail' : 'warn';
}
