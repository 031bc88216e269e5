import { CandidateCrash } from '../../evidence/fault.ts';
import type { InitCall } from '../adapter/adapter.ts';
import type { PageError, VerbCall } from '../recorder/journal.ts';

/**
 * An instance of the candidate on a page, driven by the adapter’s verbs. Every method returns once the page is at rest,
 * and throws CandidateTimeout if the page never is. The methods named after verbs throw CandidateCrash if the verb does.
 */
export abstract class Instance {
  /**
   * Makes calls, one after the other within one task, up to the first that throws. Returns the error it threw, or
   * `null`: for requirements about errors.
   */
  abstract attempt(...calls: readonly VerbCall[]): Promise<PageError | null>;

  /** Makes calls, one after the other within one task. Throws CandidateCrash if one of them throws. */
  async call(...calls: readonly VerbCall[]): Promise<void> {
    const threw = await this.attempt(...calls);
    if (threw) throw new CandidateCrash(`${calls.map(([verb]) => verb).join(', ')} threw ${formatPageError(threw)}`);
  }

  /**
   * Makes calls in tasks of their own, each once the page is at rest after the previous one, up to the first that
   * throws. Returns the error it threw, or `null`.
   */
  async attemptInTurn(...calls: readonly VerbCall[]): Promise<PageError | null> {
    for (const call of calls) {
      const threw = await this.attempt(call);
      if (threw) return threw;
    }
    return null;
  }

  /** Initialises the instance with an API key, and optionally a user id and options. */
  init(call: InitCall): Promise<void> {
    return this.call(['init', call]);
  }

  /** Tracks one event, with its properties if given. */
  track(event: string, properties?: Record<string, unknown>): Promise<void> {
    return this.call(properties ? ['track', event, properties] : ['track', event]);
  }

  /** Tracks events one after the other within one task, as a busy page does. */
  trackAll(events: readonly string[]): Promise<void> {
    return this.call(...events.map((event): VerbCall => ['track', event]));
  }

  /** Sets the user id; `null` logs the person out. */
  setUserId(userId: string | null): Promise<void> {
    return this.call(['setUserId', userId]);
  }

  /** Sets a user property. Needs the capability `identify`. */
  identify(property: string, value: string): Promise<void> {
    return this.call(['identify', property, value]);
  }

  /** Opts the person out of tracking, or back in. Needs the capability `optOut`. */
  setOptOut(optOut: boolean): Promise<void> {
    return this.call(['setOptOut', optOut]);
  }

  /** Gives consent after a deferred initialisation. Needs the capability `deferInitialization`. */
  enableTracking(): Promise<void> {
    return this.call(['enableTracking']);
  }

  /** Removes everything that the candidate stored. Needs the capability `clearStorage`. */
  clearStorage(): Promise<void> {
    return this.call(['clearStorage']);
  }
}

/** An instance with a name, whose calls the page makes. */
export class NamedInstance extends Instance {
  readonly #attempt: (calls: readonly VerbCall[]) => Promise<PageError | null>;

  constructor(attempt: (calls: readonly VerbCall[]) => Promise<PageError | null>) {
    super();
    this.#attempt = attempt;
  }

  override attempt(...calls: readonly VerbCall[]): Promise<PageError | null> {
    return this.#attempt(calls);
  }
}

/** Formats an error of a page on one line, with the first frame of its stack if there is one. */
export function formatPageError({ name, message, stack }: PageError): string {
  const [frame] = stack.split('\n');
  return `${name}: ${message}${frame ? ` (${frame})` : ''}`;
}
