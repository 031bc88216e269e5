/** A problem, for the person who must act: what was expected, what was seen, and what to do next. */
export interface Diagnosis {
  expected: string;
  /** One or more lines. */
  seen: string | readonly string[];
  /** A command, or a sentence that contains one. */
  next: string;
}

/**
 * Returns a diagnosis as labelled lines. A line break within a value continues on an indented line, so that no value can
 * imitate a label. The lines are not sanitised; the code that prints them does that.
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
