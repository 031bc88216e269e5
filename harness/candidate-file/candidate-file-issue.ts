import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;

/** Describes the first problem of a candidate file as a usage error. Unknown keys come before missing ones. */
export function candidateFileIssue({ issues }: z.ZodError, schema: z.ZodType, shown: string): Error {
  const [issue] = [...issues].sort((one, other) => rank(one) - rank(other));
  if (!issue) throw new Error('This ZodError has no issue.');
  const { expected, seen, change } = explanationOf(issue, schema);
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new UsageError({
    expected: `in ${shown}, ${expected}`,
    seen: `${seen}${more}`,
    next: `${change} in ${shown}, then ${runCommand(shown)}`,
  });
}

/** The units of sizes, by the type that has them; other types have a value instead of a size. */
const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

function rank({ code }: Issue): number {
  return code === 'unrecognized_keys' ? 0 : 1;
}

interface Explanation {
  expected: string;
  seen: string;
  /** How to change the file. */
  change: string;
}

function explanationOf(issue: Issue, schema: z.ZodType): Explanation {
  const place = z.core.toDotPath(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      const known = keysAt(schema, issue.path);
      const meant = nearest(key, known);
      return {
        expected: `${place ? `a key of ${place}` : 'a key of a candidate file'}: ${known.join(', ')}`,
        seen: z.core.toDotPath([...issue.path, key]),
        change: meant ? `write ${meant} for ${key}` : `remove ${key}`,
      };
    }
    case 'invalid_value':
      return choice(place, issue.values, issue.input);
    case 'too_small': {
      const unit = COUNTED[issue.origin];
      return {
        expected: `${place} to ${unit ? 'have' : 'be'} at least ${issue.minimum}${unit ? ` ${unit}` : ''}`,
        seen: shown(issue.input),
        change: `correct ${place}`,
      };
    }
    case 'invalid_type':
      return {
        expected: `${place || 'the candidate'} to be ${withArticle(issue.expected)}`,
        seen: shown(issue.input),
        change: `${issue.input === undefined ? 'add' : 'correct'} ${place || 'the default export'}`,
      };
    case 'invalid_union':
      // If no alternative has the discriminator’s value, the issue’s place is the discriminator and its input the object.
      if ('options' in issue && issue.options)
        return choice(place, issue.options, memberOf(issue.input, issue.discriminator));
      return {
        expected: `${place} to be ${[...new Set(issue.errors.flat().map(alternative))].join(' or ')}`,
        seen: shown(issue.input),
        change: `correct ${place}`,
      };
    default:
      return { expected: `${place} to be ${issue.message}`, seen: shown(issue.input), change: `correct ${place}` };
  }
}

function choice(place: string, values: readonly unknown[], input: unknown): Explanation {
  const words = values.map(String);
  const meant = typeof input === 'string' ? nearest(input, words) : undefined;
  const expected = words.length > 20 ? `one of many, such as ${meant ?? words[0]}` : words.join(' or ');
  const change = meant ? `write ${meant} for ${input}` : `${input === undefined ? 'add' : 'correct'} ${place}`;
  return { expected: `${place} to be ${expected}`, seen: shown(input), change };
}

function memberOf(object: unknown, key = ''): unknown {
  return Object(object)[key];
}

function alternative(issue: Issue): string {
  if (issue.code === 'invalid_type') return withArticle(issue.expected);
  return issue.code === 'invalid_value' ? issue.values.map(String).join(' or ') : issue.message;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? typeof value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Returns the keys that the schema allows at a path. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))];
  const [key, ...rest] = path;
  if (schema instanceof z.ZodArray) return keysAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  if (key === undefined) return Object.keys(schema.shape);
  const inner: z.core.$ZodType | undefined = schema.shape[String(key)];
  return inner ? keysAt(inner, rest) : [];
}
