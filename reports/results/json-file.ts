import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { parseJson } from '../../spec/parse-json.ts';

/** How many schema issues a usage error lists; the first is the most informative. */
const MOST_ISSUES = 3;

/**
 * Reads a JSON file and parses it with its schema. `what` names the content, and `next` is the command that produces it.
 * Throws a {@link UsageError} if there is no such file, if it is not JSON, or if the schema rejects it.
 */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>, what: string, next: string): T {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError({ expected: what, seen: [`there is no file ${file}`], next });
  const value = parseJson(readFileSync(file, 'utf8'));
  if (value === undefined) throw new UsageError({ expected: what, seen: [`${file} is not JSON`], next });
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issues = read.error.issues.slice(0, MOST_ISSUES).map((issue) => {
    const path = z.core.toDotPath(issue.path);
    return `${file}: ${issue.message}${path && ` at ${path}`}`;
  });
  throw new UsageError({ expected: what, seen: issues, next });
}
