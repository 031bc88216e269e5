import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { bundledAdapter } from './bundled-adapter.ts';

test('the bundle is an expression that evaluates to the adapter, and is built once', async () => {
  const source = await bundledAdapter('amplitude-js');
  const calls: unknown[] = [];
  const getInstance = (...name: unknown[]) => {
    calls.push(['getInstance', ...name]);
    return { init: (...args: unknown[]) => calls.push(args), clearStorage: () => calls.push('cleared') };
  };
  const api = { global: 'amplitude', options: {} };
  const environment = {
    window: { amplitude: { getInstance } },
    ...api,
    ingestion: 'www.shop.test/up',
    protocol: 'http:',
  };
  const verbsOf = runInNewContext(`(${source})(environment)`, { environment });
  const [byDefault, named] = [verbsOf(null), verbsOf('second')];
  expect(calls, 'no instance is created before the first call').toEqual([]);
  byDefault.init({ apiKey: 'key' });
  named.clearStorage();
  expect(calls).toEqual([
    ['getInstance'],
    ['key', undefined, { apiEndpoint: 'www.shop.test/up', forceHttps: false }],
    ['getInstance', 'second'],
    'cleared',
  ]);
  expect(bundledAdapter('amplitude-js')).toBe(bundledAdapter('amplitude-js'));
});
