import type { Register } from '../../spec/guide/register.ts';
import type { GuideSentence } from './sentences.ts';

/**
 * The register for another copy of the guide. Known sentences keep the reason why nothing cites them. A person has to give
 * each new sentence a reason, or a requirement or erratum that cites it.
 */
export function renewedRegister(register: Register, sentences: readonly GuideSentence[]): Register {
  const reasons = new Map(
    register.flatMap((section) => section.sentences.map(({ hash, uncited }) => [hash, uncited] as const)),
  );
  const sections: Register = [];
  for (const { section, hash } of sentences) {
    if (sections.at(-1)?.section !== section) sections.push({ section, sentences: [] });
    sections.at(-1)?.sentences.push({ hash, uncited: reasons.get(hash) ?? null });
  }
  return sections;
}
