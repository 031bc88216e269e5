import { createRequire } from 'node:module';
import { z } from 'zod';
import { REVISION } from '../../spec/catalogue.ts';
import { suiteHash } from './suite-hash.ts';

/** The suite that a run is judged by: name, version, content hash, and revision of the requirements. */
export const suite = {
  ...z
    .object({ name: z.string(), version: z.string() })
    // By package name, as the path to package.json differs between the sources and the build.
    .parse(createRequire(import.meta.url)('amplitude-conformance/package.json')),
  /** Computed when first read: most commands do not need it. */
  get hash(): string {
    return suiteHash();
  },
  revision: REVISION,
};
