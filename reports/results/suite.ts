import { createRequire } from 'node:module';
import { z } from 'zod';
import { REVISION } from '../../spec/catalogue.ts';
import { suiteHash } from './suite-hash.ts';

/** Which suite a result is of: its name, version and content, and the revision of the requirement set. */
export const suite = {
  ...z
    .object({ name: z.string(), version: z.string() })
    // By the package’s own name: where its package.json stands differs between the sources and what is built of them.
    .parse(createRequire(import.meta.url)('amplitude-conformance/package.json')),
  /** Computed when first read: most commands do not need it. */
  get hash(): string {
    return suiteHash();
  },
  revision: REVISION,
};
