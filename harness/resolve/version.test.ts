import { expect, test } from 'vitest';
import { isExact, nearestVersions } from './version.ts';

test('an exact version is distinguished from a range and a tag', () => {
  expect(['8.21.10', '6.1.0-debug-cookie.1'].every(isExact)).toBe(true);
  expect(['8', '8.21', '^8.21.10', 'v8.21.10', 'latest', '8.x', '1.0.0+build'].some(isExact)).toBe(false);
});

test('the nearest versions are the neighbours and the newest', () => {
  const versions = ['8.21.10', '8.2.1', '8.2.3', '7.4.4', '8.21.9'];
  expect(nearestVersions(versions, '8.2.2')).toEqual(['8.2.1', '8.2.3', '8.21.10']);
  expect(nearestVersions(versions, '9.0.0')).toEqual(['8.21.10']);
  expect(nearestVersions(versions, 'nightly')).toEqual(['8.21.10']);
  expect(nearestVersions([...versions, '8.2.2-beta.1'], '8.2.2')).toEqual(['8.2.2-beta.1', '8.2.3', '8.21.10']);
  expect(nearestVersions([], '8.2.2')).toEqual([]);
});

test('a pre-release is older than its release', () => {
  expect(nearestVersions(['4.7.0', '4.6.0', '4.7.0-react-native', '4.10.0'], '4.7.0-0')).toEqual([
    '4.6.0',
    '4.7.0-react-native',
    '4.10.0',
  ]);
});
