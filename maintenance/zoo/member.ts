import { ENGINES, type EngineName, type Verdict } from '../../evidence/verdict.ts';

/** What a check says of a member: exactly which requirements do not hold, and by what verdict. */
export interface Finds {
  check: string;
  /** Requirements by verdict; `all`: every one that the check covers. What is not named holds, or does not apply. */
  verdicts: Partial<Record<Verdict, 'all' | readonly string[]>>;
  /** What is told of one of them at least; of all, where it is all of them. */
  says: RegExp;
}

/** A small candidate with one habit, named for it: `members/NAME.js`. */
export interface Member {
  name: string;
  finds: Partial<Record<EngineName, readonly Finds[]>>;
  /** How long a step may take, in milliseconds, for a habit that takes its time. */
  timeout?: number;
}

/** The check finds these broken, and nothing else. Ids of a verdict are parted by spaces. */
export function finds(check: string, verdicts: Partial<Record<Verdict, string>>, says: RegExp): Finds {
  const ids = Object.entries(verdicts).map(([verdict, text]) => [verdict, text.split(' ')]);
  return { check, verdicts: Object.fromEntries(ids), says };
}

/** The check could not be run to its end, and says so of all that it covers. */
export function ends(check: string, verdict: Verdict, says: RegExp): Finds {
  return { check, verdicts: { [verdict]: 'all' }, says };
}

/** The check finds nothing: the habit does no harm that it looks for. */
export function holds(check: string): Finds {
  return { check, verdicts: {}, says: /$/ };
}

/** A member that is found out by the same in every engine. */
export function everywhere(name: string, ...found: readonly Finds[]): Member {
  return { name, finds: Object.fromEntries(ENGINES.map((engine) => [engine, found])) };
}
