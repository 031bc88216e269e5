/** A step that affects consent or depends on it. A reload preserves stored state and clears memory. */
export type ConsentStep = { do: 'track'; event: string } | { do: 'optOut' } | { do: 'optIn' } | { do: 'reload' };

/** Returns the events that must arrive, in order: those tracked while the user was not opted out (OPTOUT-1 to OPTOUT-3). */
export function expectedEvents(steps: readonly ConsentStep[], isInitiallyOptedOut = false): string[] {
  const events: string[] = [];
  let optedOut = isInitiallyOptedOut;
  for (const step of steps) {
    if (step.do === 'optOut') optedOut = true;
    else if (step.do === 'optIn') optedOut = false;
    else if (step.do === 'track' && !optedOut) events.push(step.event);
  }
  return events;
}
