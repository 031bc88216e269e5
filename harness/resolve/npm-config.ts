import { dirname, join } from 'node:path';
import Config from '@npmcli/config';
import npm from '@npmcli/config/lib/definitions/index.js';
import type { Options } from 'pacote';

/** What npm itself would use in this folder: registries, tokens, proxies and certificates of every npmrc and variable. */
export async function npmConfig(cwd: string, env: NodeJS.ProcessEnv): Promise<Options> {
  const config = new Config({
    definitions: npm.definitions,
    shorthands: npm.shorthands,
    flatten: npm.flatten,
    nerfDarts: npm.nerfDarts,
    npmPath: join(dirname(dirname(process.execPath)), 'lib/node_modules/npm'),
    argv: [],
    env: { ...env }, // It is written to.
    cwd,
  });
  await config.load();
  // npm waits ten seconds before it tries again; a person who forgot to go online should not.
  if (config.find('fetch-retry-mintimeout') === 'default') config.set('fetch-retry-mintimeout', 500);
  return config.flat;
}
