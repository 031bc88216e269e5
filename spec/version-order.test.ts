import { expect, test } from 'vitest';
import { compareVersions } from './version-order.ts';

test('versions follow each other as Semantic Versioning has it', () => {
  const inOrder = [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '4.6.0-beta.2',
    '4.6.0',
    '4.7.0-0',
    '4.7.0-react-native',
    '4.7.0',
    '4.10.0',
    '10.0.0',
  ];
  expect(inOrder.toReversed().toSorted(compareVersions)).toEqual(inOrder);
  expect(compareVersions('1.0.0+build-7', '1.0.0')).toBe(0);
});
