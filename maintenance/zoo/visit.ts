import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import type { CheckRunner } from '../../suites/check/check-runner.ts';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { createCheckRunner } from '../../suites/confined/create-check-runner.ts';
import { BROKEN } from './broken.ts';
import { HOSTILE } from './hostile.ts';
import type { Finds, Member } from './member.ts';
import { zooCandidate } from './zoo-candidate.ts';

export const ZOO: readonly Member[] = [...BROKEN, ...HOSTILE];

/** What holds, and what nobody could break: nothing that a member is asserted by. */
const NO_TIMELINE: readonly Verdict[] = ['pass', 'untestable', 'inapplicable'];

/** What came of one check on a member. */
export interface ZooResult {
  check: string;
  /** As `verdict ID ID`, one for each verdict; empty where everything holds. */
  expected: readonly string[];
  found: readonly string[];
  /** What was told of the first that does not hold. */
  says: string;
  /** Whether it is what was expected, to the word. */
  isExpected: boolean;
}

/** How patient one is in the zoo, where most of what takes long never ends. In milliseconds. */
const STEP = 3000;
const CHECK = 40_000;

/** Runs a member’s checks in an engine. */
export async function visit(member: Member, engine: EngineName): Promise<ZooResult[]> {
  const expectations = member.finds[engine] ?? [];
  const judge = await judgeOf(member, engine);
  try {
    const sights: ZooResult[] = [];
    for (const expected of expectations) {
      const [check] = chosenChecks([expected.check]);
      if (check) sights.push(sightOf(expected, await judge.run(check, { seed: 1, values: 1 })));
    }
    return sights;
  } finally {
    await judge.close();
  }
}

/** What each check found, as the figures in `zoo.json` have it. */
export function figuresOf(sights: readonly ZooResult[]): Record<string, string> {
  return Object.fromEntries(sights.map(({ check, found }) => [check, found.join('; ') || 'all holds']));
}

function judgeOf({ name, timeout = STEP }: Member, engine: EngineName): Promise<CheckRunner> {
  return createCheckRunner(engine, zooCandidate(name), {
    timeout: { step: timeout, check: CHECK, value: 0 },
    watched: true,
  });
}

function sightOf({ check, verdicts, says }: Finds, report: CheckReport): ZooResult {
  const broken = report.findings.filter(({ verdict }) => !NO_TIMELINE.includes(verdict));
  const applicable = report.findings.filter(({ verdict }) => verdict !== 'inapplicable').map(idOf);
  const expected = lines(
    Object.entries(verdicts).map(([verdict, ids]) => [verdict, ids === 'all' ? applicable : ids] as const),
  );
  const found = lines(
    [...new Set(broken.map(({ verdict }) => verdict))].map(
      (verdict) => [verdict, broken.filter((one) => one.verdict === verdict).map(idOf)] as const,
    ),
  );
  const told = broken.map(({ message = '' }) => message);
  const isAll = Object.values(verdicts).includes('all');
  const isSaid = isAll
    ? told.every((message) => says.test(message))
    : broken.length === 0 || told.some((message) => says.test(message));
  const isSame = expected.join() === found.join();
  return {
    check,
    expected,
    found,
    says: told.find((message) => says.test(message)) ?? told[0] ?? '',
    isExpected: isSame && isSaid,
  };
}

function lines(verdicts: readonly (readonly [verdict: string, ids: readonly string[]])[]): string[] {
  return verdicts.map(([verdict, ids]) => `${verdict} ${[...ids].sort().join(' ')}`).sort();
}

function idOf({ requirement }: Finding): string {
  return requirement;
}
