import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { findingSchema } from '../../evidence/verdict.ts';
import { canonicalJson } from '../../reports/results/canonical-json.ts';

/** What one check found, without the evidence: that is a run’s to show. */
export const judgedSchema = z.array(findingSchema.omit({ evidence: true }));
export type CachedVerdicts = z.infer<typeof judgedSchema>;

/** All that a verdict depends on. */
export interface Circumstances {
  /** Of the candidate’s scripts. */
  candidate: string;
  name: string;
  version: string | null;
  /** Of the suite, with what it knows of the candidate’s release. */
  suite: string;
  engine: string;
  build: string;
  seed: number;
  values: number;
}

/**
 * What checks found, kept between runs: one file for each candidate in its circumstances, with every check that was run on
 * it. A file is there as it was or as it is now, never in between, whenever a run is ended.
 */
export class JudgedChecks {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(circumstances: Circumstances): Promise<Map<string, CachedVerdicts>> {
    const text = await readFile(this.#file(circumstances), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    const read = z.record(z.string(), judgedSchema).safeParse(text === null ? {} : json(text));
    // What somebody else wrote into it is judged again.
    return new Map(Object.entries(read.data ?? {}));
  }

  /** Adds to what is there. */
  async add(circumstances: Circumstances, judged: ReadonlyMap<string, CachedVerdicts>): Promise<void> {
    const file = this.#file(circumstances);
    const all = new Map([...(await this.read(circumstances)), ...judged]);
    await mkdir(path.dirname(file), { recursive: true });
    const partial = `${file}.${process.pid}.partial`;
    await writeFile(partial, canonicalJson(Object.fromEntries(all)));
    await rename(partial, file);
  }

  #file(circumstances: Circumstances): string {
    const digest = createHash('sha256').update(canonicalJson(circumstances)).digest('hex');
    return path.join(this.#folder, circumstances.engine, `${digest}.json`);
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
