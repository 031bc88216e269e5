import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../evidence/fault.ts';
import { argumentsOf, type Conclusion } from '../../reports/command.ts';
import { sanitize } from '../../reports/text/sanitize.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { register, registerText } from '../../spec/guide/register.ts';
import { compare, isEqual } from './compare.ts';
import { differenceLines } from './difference-lines.ts';
import { renewed } from './renewed-register.ts';
import { type GuideSentence, sentencesOf } from './sentences.ts';

const EXPECTED = 'the path of one copy of the guide, in Markdown';
const USAGE = 'npm run guide -- PATH-OF-A-COPY [--accept]';

/** Compares a copy of the guide with what is known of it. */
export function guide(args: string[]): Conclusion {
  const { values, positionals } = argumentsOf(
    { args, allowPositionals: true, options: { accept: { type: 'boolean' } } },
    USAGE,
  );
  const path = onlyPath(positionals);
  const sentences = readGuide(path);
  const difference = compare(register, sentences);
  if (isEqual(difference)) return { lines: ['no difference'], code: 0 };
  const lines = differenceLines(difference, resting());
  if (!values.accept)
    return {
      lines: [...lines, `next  npm run guide -- ${sanitize(path)} --accept, which renews spec/guide/register.json`],
      code: 1,
    };
  renew(sentences);
  return {
    lines: [
      ...lines,
      'spec/guide/register.json is renewed',
      'next  npx vitest run --project own spec/guide, which names what has to be cited or given a reason',
    ],
    code: 0,
  };
}

function onlyPath([path, ...more]: string[]): string {
  if (path !== undefined && more.length === 0) return path;
  throw new UsageError({ expected: EXPECTED, seen: [path === undefined ? 'no path' : 'several paths'], next: USAGE });
}

function readGuide(path: string): GuideSentence[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError({ expected: EXPECTED, seen: [`there is no file ${path}`], next: USAGE });
  const sentences = sentencesOf(readFileSync(path, 'utf8'));
  const known = new Set(register.flatMap((section) => section.sentences.map(({ hash }) => hash)));
  if (!sentences.some(({ hash }) => known.has(hash)))
    throw new UsageError({
      expected: EXPECTED,
      seen: [`${path}: ${sentences.length} sentences, none of them of the guide`],
      next: USAGE,
    });
  return sentences;
}

function resting(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, source } of [...catalogue, ...errata])
    for (const hash of source.sentences) found.set(hash, [...(found.get(hash) ?? []), id]);
  return found;
}

function renew(sentences: readonly GuideSentence[]): void {
  const file = fileURLToPath(new URL('../../spec/guide/register.json', import.meta.url));
  writeFileSync(file, registerText(renewed(register, sentences)));
  execFileSync('npx', ['biome', 'format', '--write', file]);
}
