import type { Action } from './recording.ts';

/** Describes an action in plain words. */
export function describeAction(action: Action): string {
  switch (action.do) {
    case 'open':
      return 'opens the page';
    case 'call':
      return describeCalls(action.instance, action.calls);
    case 'pass':
      return `time advances by ${formatDuration(action.milliseconds)}`;
    case 'connect':
      return action.online ? 'the user comes back online' : 'the user goes offline';
    case 'answer':
      return 'the endpoint answers the requests it had left unanswered';
    case 'set cookie':
      return `another script of the site sets the cookie ${action.text}`;
    case 'set item':
      return action.value === null
        ? `another script of the site removes ${action.key} from ${action.area}`
        : `another script of the site sets ${action.key} in ${action.area}`;
    case 'fill':
      return 'another script of the site fills local storage to its quota';
    case 'evaluate':
      return `the user or another script of the site runs: ${action.expression}`;
    case 'delete cookies':
      return `the user deletes the cookies ${action.names.join(', ')}`;
    case 'close':
      return 'closes the tab';
  }
}

/** Formats calls as source code, prefixed with the instance’s name unless it is the default one. */
function describeCalls(instance: string | null, calls: readonly (readonly [string, ...unknown[]])[]): string {
  const whose = instance === null ? '' : `${instance}: `;
  return (
    whose + calls.map(([verb, ...args]) => `${verb}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`).join(' · ')
  );
}

/** Formats virtual time in the largest unit that divides it. Examples: `1 day`, `90 minutes`, `250 ms`. */
function formatDuration(milliseconds: number): string {
  const units: [string, number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ];
  const [unit, size] = units.find(([, size]) => milliseconds >= size && milliseconds % size === 0) ?? ['ms', 1];
  const count = milliseconds / size;
  return `${count} ${unit}${unit === 'ms' || count === 1 ? '' : 's'}`;
}
