import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Register, registerText } from '../../spec/guide/register.ts';
import { compare, isEqual } from './compare.ts';
import { renewedRegister } from './renewed-register.ts';
import { guideSentences } from './sentences.ts';

const GUIDE = `
# Jars

A jar has a lid. It keeps jam.

# Lids

Lids are round. They close jars.
`;

const known = renewedRegister([], guideSentences(GUIDE));

/** What of a copy differs, by its texts; a sentence of the register has none, so it is looked up. */
function difference(copy: string) {
  const text = new Map(guideSentences(GUIDE).map((sentence) => [sentence.hash, sentence.text]));
  const { added, gone, changed, moved } = compare(known, guideSentences(copy));
  return {
    added: added.map((one) => `${one.section}: ${one.text}`),
    gone: gone.map((one) => `${one.section}: ${text.get(one.hash)}`),
    changed: changed.map(({ before, after }) => `${text.get(before.hash)} → ${after.text}`),
    moved: moved.map(({ before, after }) => `${before.section} → ${after.section}: ${after.text}`),
  };
}
const none = { added: [], gone: [], changed: [], moved: [] };

describe('a copy of the guide', () => {
  test('with the same sentences does not differ, however its lines are wrapped', () => {
    expect(isEqual(compare(known, guideSentences(GUIDE.replaceAll('. ', '.\n'))))).toBe(true);
  });

  test('can have a new sentence', () => {
    expect(difference(GUIDE.replace('It keeps', 'It is of glass. It keeps'))).toEqual({
      ...none,
      added: ['Jars: It is of glass.'],
    });
  });

  test('can lack a sentence', () => {
    expect(difference(GUIDE.replace(' It keeps jam.', ''))).toEqual({ ...none, gone: ['Jars: It keeps jam.'] });
  });

  test('can have a changed sentence: gone and new at one place', () => {
    expect(difference(GUIDE.replace('It keeps jam.', 'It keeps plums. And pears.'))).toEqual({
      ...none,
      changed: ['It keeps jam. → It keeps plums.'],
      added: ['Jars: And pears.'],
    });
  });

  test('can have a sentence in another section', () => {
    const copy = GUIDE.replace(' It keeps jam.', '').replace('close jars.', 'close jars. It keeps jam.');
    expect(difference(copy)).toEqual({ ...none, moved: ['Jars → Lids: It keeps jam.'] });
  });

  test('can have a renamed section', () => {
    expect(difference(GUIDE.replace('# Lids', '# Covers'))).toEqual({
      ...none,
      moved: ['Lids → Covers: Lids are round.', 'Lids → Covers: They close jars.'],
    });
  });

  test('can have two sentences in another order', () => {
    const copy = GUIDE.replace('Lids are round. They close jars.', 'They close jars. Lids are round.');
    expect(difference(copy)).toEqual({ ...none, moved: [expect.stringMatching('Lids → Lids: ')] });
  });
});

describe('a renewed register', () => {
  const reasoned: Register = known.map(({ section, sentences }) => ({
    section,
    sentences: sentences.map(({ hash }) => ({ hash, uncited: 'background' })),
  }));

  test('keeps the reasons of known sentences, wherever they are, and gives new ones none', () => {
    const copy = `${GUIDE}\n# Labels\n\nThey are new. A jar has a lid.`.replace('A jar has a lid. ', '');
    expect(
      renewedRegister(reasoned, guideSentences(copy)).map(({ section, sentences }) => [
        section,
        sentences.map((one) => one.uncited),
      ]),
    ).toEqual([
      ['Jars', ['background']],
      ['Lids', ['background', 'background']],
      ['Labels', [null, 'background']],
    ]);
  });

  test('does not differ from the copy it was made from', () => {
    const guides = fc
      .array(fc.constantFrom('# Jars', '# Lids', 'A jar has a lid.', 'It keeps jam.', 'Lids are round.', 'It is new.'))
      .map((parts) => parts.join('\n\n'));
    fc.assert(
      fc.property(guides, guides, (one, other) => {
        const before = renewedRegister([], guideSentences(one));
        const after = guideSentences(other);
        expect(isEqual(compare(renewedRegister(before, after), after))).toBe(true);
        // The difference accounts for each sentence of either guide exactly once.
        const { added, gone, changed, moved } = compare(before, after);
        expect(after.length - added.length).toBe(before.flatMap(({ sentences }) => sentences).length - gone.length);
        expect(changed.length + moved.length).toBeLessThanOrEqual(after.length);
      }),
    );
  });

  test('reads back as it was written', () => {
    expect(JSON.parse(registerText(reasoned))[0]).toEqual({
      section: 'Jars',
      sentences: reasoned[0]?.sentences.map(({ hash }) => `${hash} background`),
    });
  });
});
