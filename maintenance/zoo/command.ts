import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { recordedVerdicts, visit, ZOO, type ZooResult } from './visit.ts';

const FIGURES = path.resolve(import.meta.dirname, 'zoo.json');

/** The longest message that is printed, in characters. */
const LONGEST_MESSAGE = 160;

/** A verdict of more than `MOST_WORDS` is cut to `SHORTENED_WORDS`. */
const MOST_WORDS = 7;
const SHORTENED_WORDS = 5;

export interface ZooOptions {
  /** The names of the members to visit; all that have expected results in the engine if empty. */
  members: readonly string[];
  engine: EngineName;
  /** Prints a line as soon as it is known. */
  print: (line: string) => void;
}

/**
 * Visits the members of the zoo with expected results in an engine, and compares the verdicts on each to the expected
 * ones. The exit code is 1 if they differ. A visit to all members in the simulated engine is recorded in `zoo.json`.
 * Throws UsageError.
 */
export async function zoo({ members, engine, print }: ZooOptions): Promise<Conclusion> {
  const visited = ZOO.filter(
    ({ name, expected }) => expected[engine] && (members.length === 0 || members.includes(name)),
  );
  if (visited.length === 0)
    throw new UsageError({
      expected: `members with expected results in ${engine}`,
      seen: members,
      next: commandText('zoo', '--engine', engine),
    });
  const figures: Record<string, Record<string, string>> = {};
  let unexpected = 0;
  for (const member of visited) {
    const started = performance.now();
    const results = await visit(member, engine);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const isExpected = results.every((result) => result.isExpected);
    if (!isExpected) unexpected++;
    print(`${isExpected ? '✓' : '✗'} ${member.name.padEnd(40)} ${engine} ${seconds} s`);
    for (const line of results.flatMap(resultLines)) print(line);
    figures[member.name] = recordedVerdicts(results);
  }
  if (engine === 'simulated' && visited.length === ZOO.length)
    writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  return {
    lines: ['', `${visited.length} members in ${engine}, ${unexpected} of them not as expected`],
    code: unexpected === 0 ? 0 : 1,
  };
}

function resultLines({ check, expected, found, message, isExpected }: ZooResult): string[] {
  const format = (verdicts: readonly string[]) => verdicts.map(shortened).join('; ') || 'all holds';
  const lines = isExpected
    ? [`${check}: ${format(found)}`]
    : [`${check}`, `  expected  ${format(expected)}`, `  found     ${format(found)}`];
  const messageLines = message === '' ? [] : [`  ${message.slice(0, LONGEST_MESSAGE)}`];
  return [...lines, ...messageLines].map((line) => `    ${line}`);
}

/** A verdict with the requirements it concerns; of many, the first few. */
function shortened(verdict: string): string {
  const words = verdict.split(' ');
  return words.length > MOST_WORDS
    ? `${words.slice(0, SHORTENED_WORDS).join(' ')} and ${words.length - SHORTENED_WORDS} more`
    : verdict;
}
