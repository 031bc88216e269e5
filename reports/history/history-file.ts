import { z } from 'zod';
import { commandText } from '../../evidence/command-text.ts';
import { engineNameSchema, verdictSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';
import { canonicalJson } from '../results/canonical-json.ts';
import { readJsonFile } from '../results/json-file.ts';

/** The version of the history file. It changes when a reader of the old one could misread the new one. */
const HISTORY_VERSION = 1;

/** `4.1.0 pass`: from this version on, until another is named. */
const turnSchema = z
  .string()
  .transform((text) => {
    const [version, verdict] = text.split(' ');
    return { version, verdict };
  })
  .pipe(z.strictObject({ version: z.string(), verdict: verdictSchema }));
/** The first judged version of those that follow each other with one verdict. */
export type Turn = z.infer<typeof turnSchema>;

const seenSchema = z.strictObject({ before: verdictSchema, after: verdictSchema });

/** That a requirement stands otherwise in one judged version than in the one judged before it. */
export const changeSchema = z.strictObject({
  requirement: z.string(),
  before: z.string(),
  after: z.string(),
  verdicts: seenSchema,
  /** The checks that find something else in the one than in the other. */
  checks: z.array(z.string()).nonempty(),
  /** What these checks come to in the engine that confirms; `null` where none was asked. */
  confirmation: seenSchema.nullable(),
});
export type VersionChange = z.infer<typeof changeSchema>;

const engineSchema = z.strictObject({ engine: engineNameSchema, build: z.string() });

export const historySchema = z.strictObject({
  schema: z.literal(HISTORY_VERSION),
  package: z.string(),
  suite: z.strictObject({ name: z.string(), version: z.string(), hash: z.string(), revision: z.string() }),
  judged: engineSchema.extend({ seed: z.number().int(), values: z.number().int().positive() }),
  /** The engine in which each change was looked at again; `null` where none was asked. */
  confirmed: engineSchema.nullable(),
  /** Published versions that the suite knows, oldest first; `hash` is `null` of one that was not judged. */
  versions: z
    .array(z.strictObject({ version: z.string(), line: releaseLineSchema, hash: z.string().nullable() }))
    .nonempty(),
  /** Published versions that it does not know. */
  unknown: z.array(z.string()),
  /** What was judged of each requirement that a check can speak of. Of a version that was not judged, nothing. */
  requirements: z.array(
    z.strictObject({
      id: z.string(),
      level: z.enum(['MUST', 'SHOULD', 'MAY']),
      sentence: z.string(),
      turns: z.array(turnSchema),
    }),
  ),
  changes: z.array(changeSchema),
});
export type History = z.infer<typeof historySchema>;

/**
 * A history as its file: canonical JSON, but for line ends after each version, requirement and change, so that what a new
 * version adds reads well.
 */
export function historyText(history: History): string {
  const { versions, requirements, changes, ...rest } = history;
  const parts: Record<string, readonly unknown[]> = {
    changes,
    requirements: requirements.map(({ turns, ...one }) => ({
      ...one,
      turns: turns.map(({ version, verdict }) => `${version} ${verdict}`),
    })),
    versions,
  };
  const lines = (items: readonly unknown[]) =>
    items.length === 0 ? '[]' : `[\n${items.map(canonicalJson).join(',\n')}\n]`;
  return `{${Object.entries({ ...rest, ...parts })
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `"${key}":${key in parts ? lines(parts[key] ?? []) : canonicalJson(value)}`)
    .join(',\n')}}\n`;
}

/** The history in a file. Throws a Misuse that says what is wrong with it. */
export function readHistory(file: string): History {
  return readJsonFile(file, historySchema, 'a history', commandText('history', 'PACKAGE'));
}
