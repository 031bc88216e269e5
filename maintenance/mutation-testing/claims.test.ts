import { expect, test } from 'vitest';
import { catalogue } from '../../spec/catalogue.ts';
import { whyUntestable } from '../../spec/requirement.ts';
import { claimingSource } from './claims.ts';
import { readSources } from './mutants.ts';

const claimed = [...(await readSources()).values()].flatMap((text) => claimingSource(text).claims);

test('the reference implementation claims only requirements that exist', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(claimed.filter((id) => !ids.includes(id))).toEqual([]);
});

test('every testable MUST of its release line is claimed by some code', () => {
  const musts = catalogue.filter(
    (one) => one.level === 'MUST' && one.lines.includes('amplitude-js 6-8') && whyUntestable(one) === null,
  );
  expect(musts.map(({ id }) => id).filter((id) => !claimed.includes(id))).toEqual([]);
});

test('a comment applies to the part that it precedes or is in, and to everything in that part', () => {
  const text = `
    /* MODULE-1 */
    /**
     * OUTER-1, OUTER-3 to
     * OUTER-5; of UTF-8.
     */
    export function outer() {
      /** INNER-1 */
      const inner = () => HERE;
      return { method() { THERE; /* METHOD-1 */ } };
    }
    const ELSEWHERE = 1;
  `;
  const source = claimingSource(text);
  const outer = ['MODULE-1', 'OUTER-1', 'OUTER-3', 'OUTER-4', 'OUTER-5'];
  const at = (word: string) => source.claimsAt(text.indexOf(word));
  expect(at('HERE')).toEqual(['INNER-1', ...outer]);
  expect(at('THERE')).toEqual(['METHOD-1', ...outer]);
  expect(at('ELSEWHERE')).toEqual(['MODULE-1']);
  expect(source.partsAt(text.indexOf('THERE'))).toEqual(['outer', 'method']);
});
