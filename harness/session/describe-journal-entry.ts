import type { JournalEntry } from '../recorder/journal.ts';

/** Describes a journal entry on one line, for a person. */
export function describeJournalEntry(entry: JournalEntry): string {
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
