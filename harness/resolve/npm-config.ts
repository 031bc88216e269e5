import { dirname, join } from 'node:path';
import Config from '@npmcli/config';
import npm from '@npmcli/config/lib/definitions/index.js';
import type { Options } from 'pacote';

/** Loads the configuration that npm has in a folder: registries, tokens, proxies and certificates. */
export async function npmConfig(cwd: string, env: NodeJS.ProcessEnv): Promise<Options> {
  const config = new Config({
    definitions: npm.definitions,
    shorthands: npm.shorthands,
    flatten: npm.flatten,
    nerfDarts: npm.nerfDarts,
    npmPath: join(dirname(dirname(process.execPath)), 'lib/node_modules/npm'),
    argv: [],
    env: { ...env }, // A copy, because Config writes to it.
    cwd,
  });
  await config.load();
  // npm waits ten seconds before a retry, which is too long for someone who is merely offline.
  if (config.find('fetch-retry-mintimeout') === 'default') config.set('fetch-retry-mintimeout', 500);
  return config.flat;
}
