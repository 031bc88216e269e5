import type fc from 'fast-check';
import type { CheckContext } from './check-context.ts';

interface Described {
  /** Names the check in titles, results and replay commands. */
  id: string;
  /** One sentence. */
  title: string;
  /** The requirements it gives a verdict for, every time it runs. */
  covers: readonly string[];
}

/** A check made of chosen steps. It may judge several requirements; one that does not hold does not end it. */
export interface Scenario extends Described {
  kind: 'scenario';
  run(context: CheckContext): Promise<void>;
}

/** A check made of whatever values fast-check finds. Each value gets sessions of its own; the first failing one is shrunk. */
export interface Property<Value = unknown> extends Described {
  kind: 'property';
  arbitrary: fc.Arbitrary<Value>;
  /** How much a value costs, as a multiple of a page load: dear properties get fewer values. */
  cost: number;
  /**
   * Whether a value that shows a declared deviation counts as done and the search goes on: for values so rich that one
   * known failure would hide all others.
   */
  continueOnKnownFailure?: boolean;
  /** How many tries to make a failing value smaller; 60 unless said. */
  shrinks?: number;
  /** A value as a person reads it, where that is not as code shows it. */
  told?(value: Value): string;
  holds(context: CheckContext, value: Value): Promise<void>;
}

export type Check = Scenario | Property;

export function scenario(check: Omit<Scenario, 'kind'>): Check {
  return { kind: 'scenario', ...check };
}

export function property<Value>(check: Omit<Property<Value>, 'kind'>): Check {
  // A runner hands back only what the check’s own arbitrary made, so the value’s type need not be known outside.
  return { kind: 'property', ...check } as Property<never> as Property;
}
