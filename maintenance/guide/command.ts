import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { register, registerText } from '../../spec/guide/register.ts';
import { compare, isEqual } from './compare.ts';
import { guideDifferenceLines } from './difference-lines.ts';
import { renewedRegister } from './renewed-register.ts';
import { type GuideSentence, guideSentences } from './sentences.ts';

export interface GuideOptions {
  /** The path of a copy of the guide, in Markdown. */
  copy: string;
  /** Whether to renew the register from it. */
  accept?: boolean;
}

/** Compares a copy of the guide with the register of its sentences. The exit code is 1 if they differ. Throws UsageError. */
export function guide({ copy, accept = false }: GuideOptions): Conclusion {
  const sentences = readGuide(copy);
  const difference = compare(register, sentences);
  if (isEqual(difference)) return { lines: ['no difference'], code: 0 };
  const lines = guideDifferenceLines(difference, citations());
  if (!accept)
    return {
      lines: [...lines, `next  ${commandText('guide', copy, '--accept')}, which renews spec/guide/register.json`],
      code: 1,
    };
  renew(sentences);
  return {
    lines: [
      ...lines,
      'wrote spec/guide/register.json',
      'next  npx vitest run --project own spec/guide, which lists the sentences that need a citation or a reason',
    ],
    code: 0,
  };
}

function readGuide(path: string): GuideSentence[] {
  const error = (seen: string) =>
    new UsageError({
      expected: 'the path of a copy of the guide, in Markdown',
      seen,
      next: commandText('guide', '--help'),
    });
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw error(`there is no file ${path}`);
  const sentences = guideSentences(readFileSync(path, 'utf8'));
  const known = new Set(register.flatMap((section) => section.sentences.map(({ hash }) => hash)));
  if (!sentences.some(({ hash }) => known.has(hash)))
    throw error(`${path}: ${sentences.length} sentences, none of them from the guide`);
  return sentences;
}

/** The requirements and errata that cite a sentence, by its hash. */
function citations(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, source } of [...catalogue, ...errata])
    for (const hash of source.sentences) found.set(hash, [...(found.get(hash) ?? []), id]);
  return found;
}

function renew(sentences: readonly GuideSentence[]): void {
  const file = fileURLToPath(new URL('../../spec/guide/register.json', import.meta.url));
  writeFileSync(file, registerText(renewedRegister(register, sentences)));
  execFileSync('npx', ['biome', 'format', '--write', file]);
}
