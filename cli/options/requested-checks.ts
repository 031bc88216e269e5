import { catalogue, subjects } from '../../spec/catalogue.ts';
import { checks } from '../../suites/checks/checks.ts';
import type { Invocation } from '../invocation.ts';
import { choice } from './choice.ts';

/**
 * Returns a pattern of the test titles of what was requested: requirements (`COOKIE-NAME-2`), whole subjects
 * (`COOKIE-NAME`) or checks (`first-visit`). `undefined` stands for everything. Throws UsageError for any other word.
 */
export function titlesOf(words: readonly string[], invocation: Invocation): string | undefined {
  if (words.length === 0) return undefined;
  const requirements = catalogue.map(({ id }) => id);
  const known = [...requirements, ...subjects(), ...checks.map(({ id }) => id)];
  return words
    .map((word) => {
      const id = choice(word, known, 'the id of a requirement, a subject or a check', invocation);
      // A title is the check’s id, a colon, a sentence, and the requirements in brackets.
      if (requirements.includes(id)) return `[\\[ ]${id}[\\] ]`;
      return subjects().includes(id) ? `[\\[ ]${id}-\\d+[\\] ]` : ` ${id}: `;
    })
    .join('|');
}
