import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import type { CheckRunner } from '../../suites/check/check-runner.ts';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { startCheckRunner } from '../../suites/confined/start-check-runner.ts';
import { BROKEN } from './broken.ts';
import { HOSTILE } from './hostile.ts';
import type { ExpectedResult, Member } from './member.ts';
import { zooCandidate } from './zoo-candidate.ts';

export const ZOO: readonly Member[] = [...BROKEN, ...HOSTILE];

/** Verdicts that expected results do not list. */
const UNLISTED: readonly Verdict[] = ['pass', 'untestable', 'inapplicable'];

/** The result of one check on a member. */
export interface ZooResult {
  check: string;
  /** As `verdict ID ID`, one for each verdict; empty if everything holds. */
  expected: readonly string[];
  found: readonly string[];
  /** The message that was expected, or else the first message; empty if everything holds. */
  message: string;
  /** Whether both the verdicts and the message are the expected ones. */
  isExpected: boolean;
}

/** Short timeouts, in milliseconds: most steps that take long in the zoo never end. */
const STEP_TIMEOUT = 3000;
const CHECK_TIMEOUT = 40_000;

/** Runs the checks of a member’s expected results in an engine. */
export async function visit(member: Member, engine: EngineName): Promise<ZooResult[]> {
  const runner = await startRunner(member, engine);
  try {
    const results: ZooResult[] = [];
    for (const expected of member.expected[engine] ?? []) {
      const [check] = chosenChecks([expected.check]);
      if (check) results.push(compareResult(expected, await runner.run(check, { seed: 1, values: 1 })));
    }
    return results;
  } finally {
    await runner.close();
  }
}

/** The verdicts of each check, as in `zoo.json`. */
export function recordedVerdicts(results: readonly ZooResult[]): Record<string, string> {
  return Object.fromEntries(results.map(({ check, found }) => [check, found.join('; ') || 'all holds']));
}

function startRunner({ name, timeout = STEP_TIMEOUT }: Member, engine: EngineName): Promise<CheckRunner> {
  return startCheckRunner(engine, zooCandidate(name), {
    timeouts: { step: timeout, check: CHECK_TIMEOUT, value: 0 },
    watched: true,
  });
}

function compareResult({ check, verdicts, message: expectedMessage }: ExpectedResult, report: CheckReport): ZooResult {
  const broken = report.findings.filter(({ verdict }) => !UNLISTED.includes(verdict));
  const applicable = report.findings.filter(({ verdict }) => verdict !== 'inapplicable').map(idOf);
  const expected = lines(
    Object.entries(verdicts).map(([verdict, ids]) => [verdict, ids === 'all' ? applicable : ids] as const),
  );
  const found = lines(
    [...new Set(broken.map(({ verdict }) => verdict))].map(
      (verdict) => [verdict, broken.filter((one) => one.verdict === verdict).map(idOf)] as const,
    ),
  );
  const messages = broken.map(({ message = '' }) => message);
  const isAll = Object.values(verdicts).includes('all');
  const hasMessage = isAll
    ? messages.every((message) => expectedMessage.test(message))
    : broken.length === 0 || messages.some((message) => expectedMessage.test(message));
  const hasVerdicts = expected.join() === found.join();
  return {
    check,
    expected,
    found,
    message: messages.find((message) => expectedMessage.test(message)) ?? messages[0] ?? '',
    isExpected: hasVerdicts && hasMessage,
  };
}

function lines(verdicts: readonly (readonly [verdict: string, ids: readonly string[]])[]): string[] {
  return verdicts.map(([verdict, ids]) => `${verdict} ${[...ids].sort().join(' ')}`).sort();
}

function idOf({ requirement }: Finding): string {
  return requirement;
}
