/** `1 sentence`, `4 sentences`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const list = new Intl.ListFormat('en-GB');

/** `a`, `a and b`, `a, b and c`. */
export function enumerated(items: readonly string[]): string {
  return list.format(items);
}
