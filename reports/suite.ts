import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { REVISION } from '../spec/catalogue.ts';
import { suiteHash } from './suite-hash.ts';

/** Which suite a result is of: its name, version and content, and the revision of the requirement set. */
export const suite = {
  ...z
    .object({ name: z.string(), version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))),
  hash: suiteHash(),
  revision: REVISION,
};
