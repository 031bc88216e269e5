import { diffArrays } from 'diff';
import type { Register } from '../../spec/guide/register.ts';
import type { GuideSentence } from './sentences.ts';

/** A sentence in the register, which holds no text of the guide. */
export type RegisteredSentence = Omit<GuideSentence, 'text'>;

/** The differences between a copy of the guide and the register. */
export interface GuideDifference {
  added: GuideSentence[];
  gone: RegisteredSentence[];
  /** A removed and a new sentence at the same place of the sequence. */
  changed: Pair[];
  /** Sentences in another section, or at another place of their section. */
  moved: Pair[];
}

export interface Pair {
  before: RegisteredSentence;
  after: GuideSentence;
}

/** A part of the sequence in which register and copy have no sentence in common. */
interface Gap {
  before: RegisteredSentence[];
  after: GuideSentence[];
}

/** Compares a copy of the guide with the register. */
export function compare(register: Register, sentences: readonly GuideSentence[]): GuideDifference {
  const { common, gaps } = aligned(
    register.flatMap(({ section, sentences: known }) => known.map(({ hash }) => ({ section, hash }))),
    sentences,
  );
  const inOtherGaps = takeMoved(gaps);
  const inOtherSections = common.filter(({ before, after }) => before.section !== after.section);
  return {
    added: gaps.flatMap(({ before, after }) => after.slice(before.length)),
    gone: gaps.flatMap(({ before, after }) => before.slice(after.length)),
    changed: gaps.flatMap(({ before, after }) => zipped(before, after)),
    moved: [...inOtherSections, ...inOtherGaps],
  };
}

/** Whether a copy has the sentences of the register in the same order, and no others. */
export function isEqual({ added, gone, changed, moved }: GuideDifference): boolean {
  return [added, gone, changed, moved].every(({ length }) => length === 0);
}

/** The longest common sequence, and the gaps around it. */
function aligned(
  before: readonly RegisteredSentence[],
  after: readonly GuideSentence[],
): { common: Pair[]; gaps: Gap[] } {
  const common: Pair[] = [];
  let gap: Gap = { before: [], after: [] };
  const gaps = [gap];
  const [old, present] = [[...before], [...after]];
  for (const { removed, added, count } of diffArrays(hashes(before), hashes(after))) {
    if (removed) gap.before.push(...old.splice(0, count));
    else if (added) gap.after.push(...present.splice(0, count));
    else {
      common.push(...zipped(old.splice(0, count), present.splice(0, count)));
      gap = { before: [], after: [] };
      gaps.push(gap);
    }
  }
  return { common, gaps };
}

/** Removes from the gaps the sentences that are gone from one gap and new in another, and returns them. */
function takeMoved(gaps: readonly Gap[]): Pair[] {
  return gaps.flatMap((from) =>
    [...from.before].flatMap((before) => {
      const to = gaps.find(({ after }) => after.some(({ hash }) => hash === before.hash));
      const after = to?.after.find(({ hash }) => hash === before.hash);
      if (!to || !after) return [];
      from.before.splice(from.before.indexOf(before), 1);
      to.after.splice(to.after.indexOf(after), 1);
      return [{ before, after }];
    }),
  );
}

function zipped(before: readonly RegisteredSentence[], after: readonly GuideSentence[]): Pair[] {
  return before.flatMap((one, index) => {
    const other = after[index];
    return other ? [{ before: one, after: other }] : [];
  });
}

function hashes(sentences: readonly RegisteredSentence[]): string[] {
  return sentences.map(({ hash }) => hash);
}
