import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding, Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import type { Check } from '../check/check.ts';
import { checkSettings } from '../check/settings.ts';
import { startTestBed } from '../check/start-test-bed.ts';
import { checks } from '../checks/checks.ts';
import { type Defect, LATEST, originalBundle, originalCandidate, withDefect } from './defects.ts';

/** Few values are enough: the scenarios detect each defect, and the properties must only not find others. */
const { seed, values } = checkSettings(4);

/** What a copy is judged by: the profile and capabilities of the original. */
type JudgedBy = Pick<Candidate, 'profile' | 'capabilities'>;

const BROKEN: readonly Verdict[] = ['fail', 'warn', 'crash', 'timeout', 'harness-error'];

/**
 * Declares a test for each defect: it must be detected at its requirement, with a matching message, and nothing else
 * found.
 */
export function checkDefects(defects: readonly Defect[], version = LATEST): void {
  describe(`a copy of amplitude-js ${version} that`, () => {
    let bundle = '';
    let judgedBy: JudgedBy;
    let original: Finding[] = [];
    const started = performance.now();
    beforeAll(async () => {
      bundle = await originalBundle(version);
      judgedBy = await originalCandidate(version);
      const chosen = new Set(defects.flatMap(checksFor));
      original = await brokenFindings(bundle, judgedBy, [...chosen]);
    }, 120_000);
    afterAll(() => {
      const seconds = (performance.now() - started) / 1000;
      console.info(`${defects.length} defects in ${seconds.toFixed(0)} s`);
    });

    test.each(defects.map((defect) => [defect.name, defect] as const))('%s is detected', async (_, defect) => {
      const { breaks, consequences = [] } = defect;
      const found = await brokenFindings(withDefect(bundle, defect), judgedBy, checksFor(defect));
      const messages = found.map(({ requirement, message }) => `${requirement} ${message}`).join('\n');
      expect(findingOf(defect, found), messages).toBeDefined();
      expect(findingOf(defect, original), 'the original gives the same message').toBeUndefined();

      const broken = found.map(({ requirement }) => requirement);
      const explained = [breaks, ...consequences, ...original.map(({ requirement }) => requirement)];
      expect(broken.filter((id) => !explained.includes(id))).toEqual([]);
      expect(broken, 'consequences that were not found').toEqual(expect.arrayContaining([...consequences]));
    });
  });
}

/** If set, every scenario judges each defect, to show that it breaks nothing but what it declares. */
const { THOROUGH } = process.env;

/**
 * The checks of the broken requirement and the scenarios of its consequences, or all scenarios if THOROUGH is set. The
 * check of a thousand events is left out, because it costs as much as all others.
 */
function checksFor({ breaks, consequences = [] }: Defect): Check[] {
  const isChosen = ({ covers }: Check) => covers.some((id) => consequences.includes(id)) || Boolean(THOROUGH);
  return checks.filter(
    (check) =>
      check.covers.includes(breaks) || (check.kind === 'scenario' && check.id !== 'thousand-unsent' && isChosen(check)),
  );
}

/**
 * The findings of requirements that do not hold, including crashes and SHOULDs. A `blocked` one only follows from
 * another.
 */
async function brokenFindings(
  bundle: string,
  { profile, capabilities }: JudgedBy,
  chosen: readonly Check[],
): Promise<Finding[]> {
  const testBed = await startTestBed('simulated', { ...inlineCandidate(bundle), profile, capabilities });
  try {
    const findings: Finding[] = [];
    // Shrinking is tested in run-check.test.ts; here it would only cost pages.
    for (const check of chosen) findings.push(...(await testBed.run(check, { seed, values, shrinks: 0 })).findings);
    return findings.filter(({ verdict }) => BROKEN.includes(verdict));
  } finally {
    await testBed.close();
  }
}

function findingOf(defect: Defect, findings: readonly Finding[]): Finding | undefined {
  return findings.find(
    ({ requirement, message = '' }) => requirement === defect.breaks && defect.message.test(message),
  );
}
