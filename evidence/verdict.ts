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
export type Verdict = z.infer<typeof verdictSchema>;

/** Returns the verdict that applies when there are several: the first in {@link VERDICTS}. `undefined` for an empty list. */
export function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return VERDICTS.find((verdict) => verdicts.includes(verdict));
}

export const ENGINES = ['chromium', 'firefox', 'webkit', 'simulated'] as const;
export const engineNameSchema = z.enum(ENGINES);
export type EngineName = z.infer<typeof engineNameSchema>;

/** One verdict of one check on one requirement. `message` states what was expected and what was seen. */
export const findingSchema = z.strictObject({
  requirement: z.string(),
  verdict: verdictSchema,
  /** One sentence, for every verdict except `pass`. */
  message: z.string().optional(),
  expected: z.string().optional(),
  seen: z.string().optional(),
  /** The basis of the verdict: the journal’s last entries, the jar, a counterexample. */
  evidence: z.array(z.strictObject({ name: z.string(), text: z.string() })).optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** Returns the verdict for a requirement that does not hold: `fail` for a MUST, `warn` for a SHOULD. */
export function brokenVerdict(level: 'MUST' | 'SHOULD' | 'MAY'): 'fail' | 'warn' {
  return level === 'MUST' ? 'fail' : 'warn';
}
