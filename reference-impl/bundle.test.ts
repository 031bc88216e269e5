import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { bundleReference } from './bundle.ts';

test('the bundle is one classic script, with the same bytes each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reference-'));
  try {
    const bundles = await Promise.all(
      ['a.js', 'elsewhere/b.js'].map(async (name) => {
        const outfile = join(folder, name);
        await bundleReference(outfile);
        return readFile(outfile, 'utf8');
      }),
    );
    expect(bundles[0]).toBe(bundles[1]);
    expect(() => new Script(bundles[0] ?? '')).not.toThrow();
  } finally {
    await rm(folder, { recursive: true });
  }
});
