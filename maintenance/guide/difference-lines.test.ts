import { expect, test } from 'vitest';
import { guideDifferenceLines } from './difference-lines.ts';
import type { GuideSentence } from './sentences.ts';

const jam = { section: 'Jars', hash: '000000000001' };
const lid = { section: 'Lids', hash: '000000000002' };
const glass: GuideSentence = { section: 'Jars', hash: '000000000003', text: 'It is of \x1b[2Jglass.' };

test('every kind of difference is reported with what cites a lost sentence, and control sequences are escaped', () => {
  const difference = {
    added: [glass],
    gone: [jam, lid],
    changed: [{ before: jam, after: glass }],
    moved: [{ before: lid, after: { ...lid, section: 'Jars', text: 'Lids are round.' } }],
  };
  const resting = new Map([[jam.hash, ['JAR-1', 'ERRATUM-1']]]);
  expect(guideDifferenceLines(difference, resting).join('\n')).toMatchInlineSnapshot(`
    "new: 1
      000000000003  “Jars”
        It is of \\x1b[2Jglass.

    gone: 2
      000000000001  “Jars”  cited by JAR-1, ERRATUM-1
      000000000002  “Lids”  cited by nothing

    changed: 1
      000000000001 → 000000000003  “Jars”  cited by JAR-1, ERRATUM-1
        It is of \\x1b[2Jglass.

    moved: 1
      000000000002  “Lids” → “Jars”
        Lids are round.
    "
  `);
});

test('no difference gives no lines', () => {
  expect(guideDifferenceLines({ added: [], gone: [], changed: [], moved: [] }, new Map())).toEqual([]);
});
