import { ENGINES, type EngineName, type Verdict } from '../../evidence/verdict.ts';

/** The result that a check must give for a member: exactly which requirements do not hold, with which verdicts. */
export interface ExpectedResult {
  check: string;
  /** Requirements by verdict, or `all` that the check covers. Requirements that are not listed hold or do not apply. */
  verdicts: Partial<Record<Verdict, 'all' | readonly string[]>>;
  /** Must match at least one of their messages, or every message if the requirements are `all`. */
  message: RegExp;
}

/** A small candidate that does one thing wrong, for which it is named: `members/NAME.js`. */
export interface Member {
  name: string;
  expected: Partial<Record<EngineName, readonly ExpectedResult[]>>;
  /** The timeout of a step in milliseconds, for a member that needs longer than others. */
  timeout?: number;
}

/** The check gives exactly these verdicts. The ids under a verdict are separated by spaces. */
export function finds(check: string, verdicts: Partial<Record<Verdict, string>>, message: RegExp): ExpectedResult {
  const ids = Object.entries(verdicts).map(([verdict, text]) => [verdict, text.split(' ')]);
  return { check, verdicts: Object.fromEntries(ids), message };
}

/** The check does not run to its end, and all requirements that it covers get the verdict. */
export function ends(check: string, verdict: Verdict, message: RegExp): ExpectedResult {
  return { check, verdicts: { [verdict]: 'all' }, message };
}

/** The check finds nothing broken. */
export function holds(check: string): ExpectedResult {
  return { check, verdicts: {}, message: /$/ };
}

/** A member with the same expected results in every engine. */
export function everywhere(name: string, ...results: readonly ExpectedResult[]): Member {
  return { name, expected: Object.fromEntries(ENGINES.map((engine) => [engine, results])) };
}
