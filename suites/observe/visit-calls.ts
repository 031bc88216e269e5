import type { VerbCall } from '../../harness/recorder/journal.ts';
import { IDENTIFY } from '../../spec/oracle/upload.ts';
import type { CheckContext } from '../check/check-context.ts';
import type { VisitCall } from './arbitraries.ts';

/** Returns the calls that the candidate supports by the capabilities it declares. */
export function supportedCalls(context: CheckContext, calls: readonly VisitCall[]): VisitCall[] {
  return context.can('identify') ? [...calls] : calls.filter((call) => call.do !== 'identify');
}

/** A call as a verb; events are named by their position among the calls. */
export function asVerb(call: VisitCall, index: number): VerbCall {
  if (call.do === 'track') return ['track', eventName(index)];
  if (call.do === 'setUserId') return ['setUserId', call.userId];
  return ['identify', 'plan', call.value];
}

/**
 * The uploads expected of these calls: each event and identify once, with the user id that was set when it was called.
 */
export function uploadsOf(calls: readonly VisitCall[], userId: string | null = null): [string, string | null][] {
  let current = userId;
  return calls.flatMap((call, index): [string, string | null][] => {
    if (call.do === 'setUserId') {
      current = call.userId;
      return [];
    }
    return [[call.do === 'track' ? eventName(index) : IDENTIFY, current]];
  });
}

function eventName(index: number): string {
  return `event ${index}`;
}
