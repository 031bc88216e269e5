import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { HarnessFault } from '../../evidence/fault.ts';
import type { Deviation } from '../../evidence/verdict-policy.ts';
import { requirement } from '../../spec/catalogue.ts';
import { declaredDeviationSchema, slug } from './candidate.ts';

const fileSchema = z.strictObject({ $comment: z.string().optional(), deviations: z.array(declaredDeviationSchema) });

/** Reads the known failures of a published version from `deviations/<name>@<version>.json`; none if there is no file. */
export async function knownDeviations(
  name: string,
  version: string,
  folder: URL = new URL('deviations/', import.meta.url),
): Promise<Deviation[]> {
  const file = new URL(`${slug({ name, version })}.json`, folder);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return [];
  try {
    const { deviations } = fileSchema.parse(JSON.parse(text));
    for (const deviation of deviations) requirement(deviation.requirement);
    return deviations;
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new HarnessFault(`${file.pathname} is not a list of deviations: ${detail}`, { cause: error });
  }
}
