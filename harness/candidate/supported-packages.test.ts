import { expect, test } from 'vitest';
import { releaseOf, supportedPackages } from './supported-packages.ts';

test.each([...supportedPackages])('the releases of %s follow each other without a gap', (_, releases) => {
  expect(releases.slice(1).map(({ from }) => from)).toEqual(releases.slice(0, -1).map(({ below }) => below));
});

test('a version of amplitude-js determines its line, its script and its capabilities', () => {
  const covered = (version: string) => {
    const release = releaseOf(supportedPackages.get('amplitude-js') ?? [], version);
    const { capabilities = [], profile, scripts } = release ?? {};
    const requested = ['deviceIdFromUrlParam', 'secureCookie', 'deferInitialization', 'clearStorage'] as const;
    return [profile?.line, scripts?.[0], requested.filter((capability) => capabilities.includes(capability))];
  };
  expect(covered('3.1.0')).toEqual([undefined, undefined, []]);
  expect(covered('3.2.0')).toEqual(['amplitude-js 3-5', 'amplitude.js', []]);
  expect(covered('4.6.0-beta.2')).toEqual(['amplitude-js 3-5', 'amplitude.js', ['deviceIdFromUrlParam']]);
  for (const version of ['4.6.0', '4.7.0-react-native', '4.7.0']) {
    expect(covered(version)).toEqual(['amplitude-js 3-5', 'amplitude.js', ['deviceIdFromUrlParam', 'secureCookie']]);
  }
  expect(covered('5.11.0').slice(0, 2)).toEqual(['amplitude-js 3-5', 'amplitude.js']);
  const allButOne = ['deviceIdFromUrlParam', 'secureCookie', 'deferInitialization'];
  expect(covered('6.0.1')).toEqual(['amplitude-js 6-8', 'amplitude.js', allButOne]);
  expect(covered('7.1.1')).toEqual(['amplitude-js 6-8', 'amplitude.umd.js', allButOne]);
  expect(covered('7.2.1')).toEqual(['amplitude-js 6-8', 'amplitude.js', allButOne]);
  expect(covered('8.3.0')).toEqual(['amplitude-js 6-8', 'amplitude.js', [...allButOne, 'clearStorage']]);
  expect(covered('9.0.0-beta.1')).toEqual([undefined, undefined, []]);
});

test('a version of analytics-browser determines its line and its capabilities', () => {
  const covered = (version: string) => {
    const release = releaseOf(supportedPackages.get('@amplitude/analytics-browser') ?? [], version);
    const { capabilities, profile } = release ?? {};
    return [profile?.line, capabilities?.includes('saveEvents'), capabilities?.includes('instances')];
  };
  expect(covered('1.0.2')).toEqual(['analytics-browser 1', true, false]);
  expect(covered('1.1.4')).toEqual(['analytics-browser 1', false, false]);
  expect(covered('1.14.0')).toEqual(['analytics-browser 1', false, true]);
  expect(covered('1.7.0-beta.0')).toEqual(['analytics-browser 1', false, true]);
  expect(covered('2.0.0-beta.1')).toEqual(['analytics-browser 2', false, true]);
  expect(covered('2.31.0-zen-plus-zoning.2')).toEqual(['analytics-browser 2', false, true]);
  expect(covered('3.0.0-beta.1')).toEqual([undefined, undefined, undefined]);
});
