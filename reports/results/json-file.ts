import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { parseJson } from '../../spec/parse-json.ts';

/** Objections of a schema that are told; the first says most. */
const MOST_OBJECTIONS = 3;

/** What a JSON file holds, by its schema. `what` names it, `next` is the command that makes it. */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>, what: string, next: string): T {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError({ expected: what, seen: [`there is no file ${file}`], next });
  const text = readFileSync(file, 'utf8');
  const value = parseJson(text);
  // Text that is not JSON goes to the schema as it is, for the schema to object to.
  const read = schema.safeParse(value === undefined ? text : value);
  if (read.success) return read.data;
  const objections = read.error.issues.slice(0, MOST_OBJECTIONS).map((issue) => {
    const path = z.core.toDotPath(issue.path);
    return `${file}: ${issue.message}${path && ` at ${path}`}`;
  });
  throw new UsageError({ expected: what, seen: objections, next });
}
