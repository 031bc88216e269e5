import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';

/** Objections of a schema that are told; the first says most. */
const MOST_OBJECTIONS = 3;

/** What a JSON file holds, by its schema. `what` names it, `next` is the command that makes it. */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>, what: string, next: string): T {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError({ expected: what, seen: [`there is no file ${file}`], next });
  const read = schema.safeParse(json(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const objections = read.error.issues.slice(0, MOST_OBJECTIONS).map((issue) => {
    const path = z.core.toDotPath(issue.path);
    return `${file}: ${issue.message}${path && ` at ${path}`}`;
  });
  throw new UsageError({ expected: what, seen: objections, next });
}

/** What is no JSON is left as the text it is, for the schema to object to. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
