import type { Action } from './recording.ts';

/** A deed as a person reads it. */
export function describeAction(action: Action): string {
  switch (action.do) {
    case 'open':
      return 'opens the page';
    case 'call':
      return describeCalls(action.instance, action.calls);
    case 'pass':
      return `${formatted(action.milliseconds)} go by`;
    case 'connect':
      return action.online ? 'the person comes back online' : 'the person goes offline';
    case 'answer':
      return 'the endpoint answers what it had left without an answer';
    case 'set cookie':
      return `another script of the site keeps ${action.text}`;
    case 'set item':
      return `another script of the site keeps ${action.key} in ${action.area}`;
    case 'fill':
      return 'another script of the site fills the local storage to the brim';
    case 'evaluate':
      return `a person or another script of the site does: ${action.expression}`;
    case 'delete cookies':
      return `the person removes the cookies ${action.names.join(', ')}`;
    case 'close':
      return 'closes the tab';
  }
}

/** Calls of an instance, the default one by no name, as somebody would write them. */
function describeCalls(instance: string | null, calls: readonly (readonly [string, ...unknown[]])[]): string {
  const whose = instance === null ? '' : `${instance}: `;
  return (
    whose + calls.map(([verb, ...args]) => `${verb}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`).join(' · ')
  );
}

/** Virtual time as a person says it. */
function formatted(milliseconds: number): string {
  const units: [string, number][] = [
    ['days', 86_400_000],
    ['hours', 3_600_000],
    ['minutes', 60_000],
    ['seconds', 1000],
  ];
  const [unit, size] = units.find(([, size]) => milliseconds >= size && milliseconds % size === 0) ?? ['ms', 1];
  return `${milliseconds / size} ${unit}`;
}
