/** What is wrong, for the person who must act: what was expected, what was seen, and what to do next. */
export interface Diagnosis {
  expected: string;
  /** One line, or several. */
  seen: string | readonly string[];
  /** A command, or a sentence with one. */
  next: string;
}

/**
 * The diagnosis as lines, each labelled. A line break within a value continues on an indented line, so that no value can
 * pass itself off as another label. The lines are not sanitised: whoever prints them does that.
 */
export function diagnosisLines({ expected, seen, next }: Diagnosis): string[] {
  return [...labelled('expected', expected), ...labelled('seen', seen), ...labelled('next', next)];
}

function labelled(label: string, value: string | readonly string[]): string[] {
  return [value]
    .flat()
    .flatMap((text) => text.split('\n'))
    .map((line, index) => `${(index === 0 ? label : '').padEnd(10)}${line}`);
}
