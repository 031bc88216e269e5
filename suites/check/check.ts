import type fc from 'fast-check';
import type { CheckContext } from './check-context.ts';

interface CheckBase {
  /** Names the check in titles, results and replay commands. */
  id: string;
  /** One sentence. */
  title: string;
  /** The requirements for which it gives a verdict on every run. */
  covers: readonly string[];
}

/** A check with fixed steps. It may judge several requirements, and goes on after one that does not hold. */
export interface Scenario extends CheckBase {
  kind: 'scenario';
  run(context: CheckContext): Promise<void>;
}

/** A check of values that fast-check generates. Each value gets its own sessions; the first failing one is shrunk. */
export interface Property<Value = unknown> extends CheckBase {
  kind: 'property';
  arbitrary: fc.Arbitrary<Value>;
  /** The cost of one value, as a multiple of a page load: expensive properties get fewer values. */
  cost: number;
  /**
   * Whether the search goes on after a value that shows a declared deviation. For values so rich that one known failure
   * would hide all others.
   */
  continueOnKnownFailure?: boolean;
  /** The maximum number of attempts to shrink a failing value; 60 by default. */
  shrinks?: number;
  /** Describes a value to a person; by default, as fast-check prints it. */
  describe?(value: Value): string;
  holds(context: CheckContext, value: Value): Promise<void>;
}

export type Check = Scenario | Property;

export function scenario(check: Omit<Scenario, 'kind'>): Check {
  return { kind: 'scenario', ...check };
}

export function property<Value>(check: Omit<Property<Value>, 'kind'>): Check {
  // A property only ever receives values of its own arbitrary, so their type need not be known outside.
  return { kind: 'property', ...check } as Property<never> as Property;
}
