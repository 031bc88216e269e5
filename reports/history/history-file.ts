import { z } from 'zod';
import { commandText } from '../../evidence/command-text.ts';
import { engineNameSchema, verdictSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { canonicalJson, compareCodeUnits } from '../results/canonical-json.ts';
import { readJsonFile } from '../results/json-file.ts';

/** The version of the history file. Raise it when the format changes incompatibly. */
const HISTORY_VERSION = 2;

/** `4.1.0 pass`: the verdict from this version on, until the next entry. */
const versionVerdictSchema = z
  .string()
  .transform((text) => {
    const [version, verdict] = text.split(' ');
    return { version, verdict };
  })
  .pipe(z.strictObject({ version: z.string(), verdict: verdictSchema }));
/** A judged version with its verdict. */
export type VersionVerdict = z.infer<typeof versionVerdictSchema>;

const verdictPairSchema = z.strictObject({ before: verdictSchema, after: verdictSchema });

/** A verdict that differs between a judged version and the previous one that was judged. */
export const changeSchema = z.strictObject({
  requirement: z.string(),
  before: z.string(),
  after: z.string(),
  verdicts: verdictPairSchema,
  /** The checks whose verdicts differ. */
  checks: z.array(z.string()).nonempty(),
  /** The verdicts of these checks in the confirming engine; `null` if the change was not confirmed. */
  confirmation: verdictPairSchema.nullable(),
});
export type VersionChange = z.infer<typeof changeSchema>;

const engineSchema = z.strictObject({ engine: engineNameSchema, build: z.string() });

export const historySchema = z.strictObject({
  schema: z.literal(HISTORY_VERSION),
  package: z.string(),
  suite: z.strictObject({ name: z.string(), version: z.string(), hash: z.string(), revision: z.string() }),
  judged: engineSchema.extend({ seed: z.number().int(), values: z.number().int().positive() }),
  /** The engine in which each change was confirmed; `null` for none. */
  confirmed: engineSchema.nullable(),
  /** Published versions that the suite covers, oldest first. `hash` is `null` if the version was not judged. */
  versions: z
    .array(z.strictObject({ version: z.string(), line: releaseLineSchema, hash: z.string().nullable() }))
    .nonempty(),
  /** Published versions that the suite does not cover. */
  unknown: z.array(z.string()),
  /** Every testable requirement with its verdict in the first judged version, and then each change of it. */
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      level: z.enum(['MUST', 'SHOULD', 'MAY']),
      sentence: z.string(),
      verdictChanges: z.array(versionVerdictSchema),
    }),
  ),
  changes: z.array(changeSchema),
});
export type History = z.infer<typeof historySchema>;

/**
 * Formats a history as a file: canonical JSON with a line break after each version, requirement and change, so that diffs
 * are readable.
 */
export function historyText(history: History): string {
  const { versions, requirements, changes, ...rest } = history;
  const parts: Record<string, readonly unknown[]> = {
    changes,
    requirements: requirements.map(({ verdictChanges, ...one }) => ({
      ...one,
      verdictChanges: verdictChanges.map(({ version, verdict }) => `${version} ${verdict}`),
    })),
    versions,
  };
  const lines = (items: readonly unknown[]) =>
    items.length === 0 ? '[]' : `[\n${items.map(canonicalJson).join(',\n')}\n]`;
  return `{${Object.entries({ ...rest, ...parts })
    .sort(([one], [other]) => compareCodeUnits(one, other))
    .map(([key, value]) => `"${key}":${key in parts ? lines(parts[key] ?? []) : canonicalJson(value)}`)
    .join(',\n')}}\n`;
}

/** Reads a history. Throws a UsageError if the file is not one. */
export function readHistory(file: string): History {
  return readJsonFile(file, historySchema, 'a history', commandText('history', 'PACKAGE'));
}
