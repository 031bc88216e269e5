import { CandidateCrash } from '../../evidence/fault.ts';
import type { InitCall } from '../adapter/adapter.ts';
import type { PageError, VerbCall } from '../recorder/journal.ts';

/** An instance of the candidate on a page, driven by our verbs. They return when the page has come to rest. */
export abstract class Instance {
  /** Makes calls and returns what one of them threw, for requirements that speak of errors. */
  abstract attempt(...calls: readonly VerbCall[]): Promise<PageError | null>;

  /** Makes calls, one after the other within one task. One that throws is the candidate’s crash. */
  async call(...calls: readonly VerbCall[]): Promise<void> {
    const threw = await this.attempt(...calls);
    if (threw) throw new CandidateCrash(`${calls.map(([verb]) => verb).join(', ')} threw ${formatPageError(threw)}`);
  }

  /** Makes calls and returns what the first that threw did throw; each waits until the page is at rest from the last. */
  async attemptInTurn(...calls: readonly VerbCall[]): Promise<PageError | null> {
    for (const call of calls) {
      const threw = await this.attempt(call);
      if (threw) return threw;
    }
    return null;
  }

  init(call: InitCall): Promise<void> {
    return this.call(['init', call]);
  }

  track(event: string, properties?: Record<string, unknown>): Promise<void> {
    return this.call(properties ? ['track', event, properties] : ['track', event]);
  }

  /** Tracks events one after the other within one task, as a busy page does. */
  trackAll(events: readonly string[]): Promise<void> {
    return this.call(...events.map((event): VerbCall => ['track', event]));
  }

  setUserId(userId: string | null): Promise<void> {
    return this.call(['setUserId', userId]);
  }

  identify(property: string, value: string): Promise<void> {
    return this.call(['identify', property, value]);
  }

  setOptOut(optOut: boolean): Promise<void> {
    return this.call(['setOptOut', optOut]);
  }

  enableTracking(): Promise<void> {
    return this.call(['enableTracking']);
  }

  clearStorage(): Promise<void> {
    return this.call(['clearStorage']);
  }
}

/** An instance that has a name. How its calls are made is the page’s business. */
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

/** An error as a person reads it. */
export function formatPageError({ name, message, stack }: PageError): string {
  const [where] = stack.split('\n');
  return `${name}: ${message}${where ? ` (${where})` : ''}`;
}
