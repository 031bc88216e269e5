import { expect, test } from 'vitest';
import { knownPackages, releaseOf } from './known-packages.ts';

test.each([...knownPackages])('entries of %s follow each other without a gap', (_, releases) => {
  expect(releases.slice(1).map(({ from }) => from)).toEqual(releases.slice(0, -1).map(({ below }) => below));
});

test('a version chooses its line and what it can do', () => {
  const known = (version: string) => {
    const release = releaseOf(knownPackages.get('@amplitude/analytics-browser') ?? [], version);
    const { capabilities, profile } = release ?? {};
    return [profile?.line, capabilities?.includes('saveEvents'), capabilities?.includes('instances')];
  };
  expect(known('1.0.2')).toEqual(['analytics-browser 1', true, false]);
  expect(known('1.1.4')).toEqual(['analytics-browser 1', false, false]);
  expect(known('1.14.0')).toEqual(['analytics-browser 1', false, true]);
  expect(known('2.31.0-zen-plus-zoning.2')).toEqual(['analytics-browser 2', false, true]);
});
