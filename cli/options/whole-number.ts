import { UsageError } from '../../evidence/fault.ts';
import type { Invocation } from '../invocation.ts';

/** Makes parsers of options that take a whole number, at least `least`. The parsers throw UsageError. */
export function wholeNumber(invocation: Invocation) {
  return (option: string, least = Number.MIN_SAFE_INTEGER) =>
    (text: string): number => {
      if (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) && Number(text) >= least) return Number(text);
      throw new UsageError({
        expected: `${option} with a whole number${least > 0 ? ` above ${least - 1}` : ''}`,
        seen: text,
        next: invocation.instead(text, '7'),
      });
    };
}
