/** What a person and a page do, as far as consent goes. A reload keeps what was stored and forgets what was in memory. */
export type ConsentStep = { do: 'track'; event: string } | { do: 'optOut' } | { do: 'optIn' } | { do: 'reload' };

/** The events that must arrive, in order: those tracked while the person was not opted out (OPTOUT-1 to OPTOUT-3). */
export function eventsThatMayLeave(steps: readonly ConsentStep[], optedOutAtStart = false): string[] {
  const leave: string[] = [];
  let optedOut = optedOutAtStart;
  for (const step of steps) {
    if (step.do === 'optOut') optedOut = true;
    else if (step.do === 'optIn') optedOut = false;
    else if (step.do === 'track' && !optedOut) leave.push(step.event);
  }
  return leave;
}
