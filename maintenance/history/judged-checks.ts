import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { findingSchema } from '../../evidence/verdict.ts';
import { canonicalJson } from '../../reports/results/canonical-json.ts';
import { parseJson } from '../../spec/parse-json.ts';

/** The findings of one check, without evidence, which only a run shows. */
export const judgedSchema = z.array(findingSchema.omit({ evidence: true }));
export type CachedVerdicts = z.infer<typeof judgedSchema>;

/** Everything that a verdict depends on. */
export interface CacheKey {
  /** The content hash of the candidate’s scripts. */
  candidate: string;
  name: string;
  version: string | null;
  /** The hash of the suite, which covers what it knows of the candidate’s release. */
  suite: string;
  engine: string;
  build: string;
  seed: number;
  values: number;
}

/**
 * The cache of verdicts: one file for each candidate and {@link CacheKey}, with every check that ran on it. Files are
 * replaced atomically, so that an interrupted run leaves none half-written.
 */
export class JudgedChecks {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(key: CacheKey): Promise<Map<string, CachedVerdicts>> {
    const text = await readFile(this.#file(key), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    const read = z.record(z.string(), judgedSchema).safeParse(text === null ? {} : parseJson(text));
    // A file that cannot be read is ignored, and its checks run again.
    return new Map(Object.entries(read.data ?? {}));
  }

  /** Adds verdicts to the file of a key. */
  async add(key: CacheKey, judged: ReadonlyMap<string, CachedVerdicts>): Promise<void> {
    const file = this.#file(key);
    const all = new Map([...(await this.read(key)), ...judged]);
    await mkdir(path.dirname(file), { recursive: true });
    const partial = `${file}.${process.pid}.partial`;
    await writeFile(partial, canonicalJson(Object.fromEntries(all)));
    await rename(partial, file);
  }

  #file(key: CacheKey): string {
    const digest = createHash('sha256').update(canonicalJson(key)).digest('hex');
    return path.join(this.#folder, key.engine, `${digest}.json`);
  }
}
