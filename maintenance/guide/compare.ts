import { diffArrays } from 'diff';
import type { Register } from '../../spec/guide/register.ts';
import type { GuideSentence } from './sentences.ts';

/** A sentence as the register knows it: no text of it is kept. */
export type RegisteredSentence = Omit<GuideSentence, 'text'>;

/** How a copy of the guide differs from the register. */
export interface GuideDifference {
  added: GuideSentence[];
  gone: RegisteredSentence[];
  /** One that is gone and one that is new, at the same place of the sequence. */
  changed: Pair[];
  /** Still there: in another section, or at another place of the same. */
  moved: Pair[];
}

export interface Pair {
  before: RegisteredSentence;
  after: GuideSentence;
}

/** A place in the sequence where register and copy have no sentence in common. */
interface Gap {
  before: RegisteredSentence[];
  after: GuideSentence[];
}

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

/** Whether a copy says just what the register has, in the same order. */
export function isEqual({ added, gone, changed, moved }: GuideDifference): boolean {
  return [added, gone, changed, moved].every(({ length }) => length === 0);
}

/** The longest sequence that both have in common, and the gaps around it. */
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

/** Takes out of the gaps what is gone from one and new in another. */
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
