import type { Register } from '../../spec/guide/register.ts';
import type { GuideSentence } from './sentences.ts';

/**
 * The register of another copy of the guide. Sentences it knew keep the reason why nothing rests on them; to new ones a
 * person has to give one, or a statement that rests on them.
 */
export function renewed(register: Register, sentences: readonly GuideSentence[]): Register {
  const reasons = new Map(
    register.flatMap((section) => section.sentences.map(({ hash, silent }) => [hash, silent] as const)),
  );
  const sections: Register = [];
  for (const { section, hash } of sentences) {
    if (sections.at(-1)?.section !== section) sections.push({ section, sentences: [] });
    sections.at(-1)?.sentences.push({ hash, silent: reasons.get(hash) ?? null });
  }
  return sections;
}
