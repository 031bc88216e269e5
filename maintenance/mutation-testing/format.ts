import { type Equivalents, staleEquivalents, whyEquivalent } from './equivalents.ts';
import type { MutantResult } from './judge-mutants.ts';
import { MUTANT_STATUSES, OPEN_STATUSES } from './mutant-status.ts';

export interface FormattedResults {
  lines: string[];
  /** Whether a mutant is open or an equivalent is stale. */
  isOpen: boolean;
}

/** Formats the results of a run: the score, the open mutants, and the equivalent mutants with reasons. */
export function formatResults(
  results: readonly MutantResult[],
  equivalents: Equivalents,
  names: ReadonlySet<string>,
): FormattedResults {
  const reasonOf = (result: MutantResult) => whyEquivalent(result, equivalents);
  const judged = results.filter((result) => reasonOf(result) === null);
  const open = judged.filter(({ status }) => OPEN_STATUSES.includes(status));
  const stale = staleEquivalents(equivalents, names, results);
  const counts = MUTANT_STATUSES.map(
    (status) => `${judged.filter((result) => result.status === status).length} ${status}`,
  );
  const dead = judged.length - open.length;
  return {
    lines: [
      `${results.length} mutants: ${[...counts, `${results.length - judged.length} equivalent`].join(', ')}`,
      `score ${((100 * dead) / Math.max(1, judged.length)).toFixed(1)} %: ${dead} of ${judged.length} that are not equivalent`,
      ...open.flatMap(openLines),
      ...stale.flatMap((name) => [
        '',
        `✗ stale equivalent: ${name}`,
        '  next      remove it from equivalents.json: the mutant is detected now, or no longer exists',
      ]),
      ...equivalents.flatMap(({ reason, mutants }) => {
        const here = results.filter(({ mutant }) => mutants.includes(mutant.name) && !stale.includes(mutant.name));
        return here.length === 0 ? [] : ['', `= ${reason}`, ...here.map(({ mutant }) => `  ${mutant.name}`)];
      }),
    ],
    isOpen: open.length + stale.length > 0,
  };
}

function openLines({ mutant, status, detection }: MutantResult): string[] {
  const broken = [
    ...detection.fails,
    ...detection.crashes,
    ...detection.timeouts,
    ...detection.harnessErrors.map((id) => `${id} (the check itself broke)`),
  ];
  return [
    '',
    `✗ ${status}: ${mutant.name}`,
    `  expected  a failure of ${mutant.claims.join(', ') || 'a claimed requirement, but the code claims none'}`,
    `  seen      ${broken.length > 0 ? broken.join(', ') : 'no failure'}`,
    `  next      npm run mutation-testing -- --only "${mutant.file}"`,
  ];
}
