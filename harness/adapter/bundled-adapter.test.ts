import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { bundledAdapter } from './bundled-adapter.ts';

test('the bundle is an expression that evaluates to the adapter, made once', async () => {
  const source = await bundledAdapter('amplitude-js');
  const calls: unknown[] = [];
  const instance = { init: (...args: unknown[]) => calls.push(args), logEvent: (event: string) => calls.push(event) };
  const page = { amplitude: { getInstance: () => instance } };
  const environment = { window: page, ingestion: 'www.shop.test/up', protocol: 'http:' };
  const verbs = runInNewContext(`(${source})(environment)`, { environment });
  verbs.init({ apiKey: 'key' });
  verbs.track('bought');
  expect(calls).toEqual([['key', undefined, { apiEndpoint: 'www.shop.test/up', forceHttps: false }], 'bought']);
  expect(bundledAdapter('amplitude-js')).toBe(bundledAdapter('amplitude-js'));
});
