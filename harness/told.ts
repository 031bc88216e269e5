import type { Call, JournalEntry } from './recorder/journal.ts';

/** An entry of the journal as a person reads it, on one line. */
export function told(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'cookie':
      return `${entry.via} ${entry.text}`;
    case 'storage':
      return `${entry.area} ${entry.operation} ${entry.key}${entry.value === null ? '' : ` = ${entry.value}`}`;
    case 'send':
      return `${entry.via} ${entry.method} ${entry.url}`;
    case 'error':
      return `error ${entry.error.name}: ${entry.error.message}`;
    case 'console':
      return `console.${entry.level} ${entry.text}`;
  }
}

/** Calls of an instance, the default one by no name, as somebody would write them. */
export function toldCalls(instance: string | null, calls: readonly Call[]): string {
  const whose = instance === null ? '' : `${instance}: `;
  return (
    whose + calls.map(([verb, ...args]) => `${verb}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`).join(' · ')
  );
}
