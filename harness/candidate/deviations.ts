import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { HarnessFault } from '../../evidence/fault.ts';
import type { Deviation } from '../../evidence/verdict-policy.ts';
import { requirement } from '../../spec/catalogue.ts';
import { declaredDeviationSchema, slug } from './candidate.ts';

const fileSchema = z.strictObject({ $comment: z.string().optional(), deviations: z.array(declaredDeviationSchema) });

/** The known, explained failures of a published version: `deviations/<name>@<version>.json`, none where there is no file. */
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
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new HarnessFault(`${file.pathname} is not a list of deviations: ${why}`, { cause: error });
  }
}
