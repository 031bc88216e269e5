import { type Equivalents, staleEquivalents, whyEquivalent } from './equivalents.ts';
import type { MutantResult } from './judge-mutants.ts';
import { OPEN, STATUSES } from './mutant-status.ts';

export interface FormattedResults {
  lines: string[];
  /** Whether anything is to be made good. */
  isOpen: boolean;
}

/** What a run came to, for a person: the score, what is open, what counts as equivalent and why. */
export function formatResults(
  fates: readonly MutantResult[],
  equivalents: Equivalents,
  names: ReadonlySet<string>,
): FormattedResults {
  const reasonOf = (fate: MutantResult) => whyEquivalent(fate, equivalents);
  const judged = fates.filter((fate) => reasonOf(fate) === null);
  const open = judged.filter(({ status }) => OPEN.includes(status));
  const stale = staleEquivalents(equivalents, names, fates);
  const counts = STATUSES.map((status) => `${judged.filter((fate) => fate.status === status).length} ${status}`);
  const dead = judged.length - open.length;
  return {
    lines: [
      `${fates.length} mutants: ${[...counts, `${fates.length - judged.length} equivalent`].join(', ')}`,
      `score ${((100 * dead) / Math.max(1, judged.length)).toFixed(1)} %: ${dead} of ${judged.length} that are not equivalent`,
      ...open.flatMap(openLines),
      ...stale.flatMap((name) => [
        '',
        `✗ stale equivalent: ${name}`,
        '  Next: strike it out of equivalents.json; it is killed, or there is no such mutant any more',
      ]),
      ...equivalents.flatMap(({ reason, mutants }) => {
        const here = fates.filter(({ mutant }) => mutants.includes(mutant.name) && !stale.includes(mutant.name));
        return here.length === 0 ? [] : ['', `= ${reason}`, ...here.map(({ mutant }) => `  ${mutant.name}`)];
      }),
    ],
    isOpen: open.length + stale.length > 0,
  };
}

function openLines({ mutant, status, found }: MutantResult): string[] {
  const broken = [
    ...found.fails,
    ...found.crashes,
    ...found.timeouts,
    ...found.ours.map((id) => `${id} (a check of ours broke)`),
  ];
  return [
    '',
    `✗ ${status}: ${mutant.name}`,
    `  Expected: a failure of ${mutant.claims.join(', ') || 'what the code claims, and it claims nothing'}`,
    `  Seen: ${broken.length > 0 ? broken.join(', ') : 'nothing broken'}`,
    `  Next: npm run kills -- --only "${mutant.file}"`,
  ];
}
