import { z } from 'zod';

/**
 * What a check can say of a requirement. The order is the order of precedence when several checks speak of the same
 * requirement in the same engine: what must be seen first comes first, and a judgement before none.
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

/** The verdict a reader must see of several: the first in {@link VERDICTS}. An empty list has none. */
export function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return VERDICTS.find((verdict) => verdicts.includes(verdict));
}

export const ENGINES = ['chromium', 'firefox', 'webkit', 'simulated'] as const;
export const engineNameSchema = z.enum(ENGINES);
export type EngineName = z.infer<typeof engineNameSchema>;

/** One verdict of one check about one requirement. `message` states what was expected and what was seen. */
export const findingSchema = z.strictObject({
  requirement: z.string(),
  verdict: verdictSchema,
  /** One sentence for every verdict but `pass`. */
  message: z.string().optional(),
  expected: z.string().optional(),
  seen: z.string().optional(),
  /** What the verdict rests on: the journal's last entries, the jar, a counterexample. */
  evidence: z.array(z.strictObject({ name: z.string(), text: z.string() })).optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/**
 * What a finding means for the run. A MUST that does not hold fails; a SHOULD that does not hold warns.
 */
export function brokenVerdict(level: 'MUST' | 'SHOULD' | 'MAY'): 'fail' | 'warn' {
  return level === 'MUST' ? 'fail' : 'warn';
}
