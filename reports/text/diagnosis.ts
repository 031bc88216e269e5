import { sanitize } from './sanitize.ts';

/** What is wrong, as somebody who is to mend it needs it: what was expected, what was seen, and what to do next. */
export interface Diagnosis {
  expected: string;
  /** One line each. */
  seen: readonly string[];
  /** A command, or a sentence with one. */
  next: string;
}

/** The diagnosis as lines for a terminal. Nothing that was seen reaches it as it came. */
export function diagnosisLines({ expected, seen, next }: Diagnosis): string[] {
  return [
    `expected  ${sanitize(expected)}`,
    ...seen.map((line, index) => `${index === 0 ? 'seen    ' : '        '}  ${sanitize(line)}`),
    `next      ${sanitize(next)}`,
  ];
}
