import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding, Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import type { Check } from '../check/check.ts';
import { InProcessTestBed } from '../check/in-process-test-bed.ts';
import { settings } from '../check/settings.ts';
import { checks } from '../checks/checks.ts';
import { type Defect, LATEST, originalBundle, originalCandidate, withDefect } from './defects.ts';

/** Values for a property that costs one page load: the scenarios find each defect, and the properties must not go astray. */
const { seed, values } = settings(4);

/** What a copy is judged by: what the original is. */
type ReportLine = Pick<Candidate, 'profile' | 'capabilities'>;

const BROKEN: readonly Verdict[] = ['fail', 'warn', 'crash', 'timeout', 'harness-error'];

/** Declares a test for each defect: found at its promise, by a message that names it, and nothing else accused. */
export function checkDefects(defects: readonly Defect[], version = LATEST): void {
  describe(`a copy of amplitude-js ${version} that`, () => {
    let bundle = '';
    let line: ReportLine;
    let original: Finding[] = [];
    const started = performance.now();
    beforeAll(async () => {
      bundle = await originalBundle(version);
      line = await originalCandidate(version);
      const chosen = new Set(defects.flatMap(checksFor));
      original = await brokenPromises(bundle, line, [...chosen]);
    }, 120_000);
    afterAll(() => {
      const seconds = (performance.now() - started) / 1000;
      console.info(`${defects.length} defects in ${seconds.toFixed(0)} s`);
    });

    test.each(defects.map((defect) => [defect.name, defect] as const))('%s is found out', async (_, defect) => {
      const { breaks, consequences = [] } = defect;
      const found = await brokenPromises(withDefect(bundle, defect), line, checksFor(defect));
      const messages = found.map(({ requirement, message }) => `${requirement} ${message}`).join('\n');
      expect(named(defect, found), messages).toBeDefined();
      expect(named(defect, original), 'said of the original, too').toBeUndefined();

      const accused = found.map(({ requirement }) => requirement);
      const explained = [breaks, ...consequences, ...original.map(({ requirement }) => requirement)];
      expect(accused.filter((id) => !explained.includes(id))).toEqual([]);
      expect(accused, 'consequences that do not show').toEqual(expect.arrayContaining([...consequences]));
    });
  });
}

/** Whether each defect is to be judged by every scenario, so that it is seen to break nothing but what it is said to. */
const { THOROUGH } = process.env;

/**
 * The checks of the promise, and the scenarios of what follows from it; every scenario where that is asked for. The check
 * of a thousand events costs as much as all others.
 */
function checksFor({ breaks, consequences = [] }: Defect): Check[] {
  const speaksOf = ({ covers }: Check) => covers.some((id) => consequences.includes(id)) || Boolean(THOROUGH);
  return checks.filter(
    (check) =>
      check.covers.includes(breaks) || (check.kind === 'scenario' && check.id !== 'thousand-unsent' && speaksOf(check)),
  );
}

/** What is found broken, crashes and SHOULDs included. What is `blocked` stands behind something that is. */
async function brokenPromises(
  bundle: string,
  { profile, capabilities }: ReportLine,
  chosen: readonly Check[],
): Promise<Finding[]> {
  const testBed = await InProcessTestBed.start('simulated', { ...inlineCandidate(bundle), profile, capabilities });
  try {
    const findings: Finding[] = [];
    // That a failing value is made smaller is held by run-check.test.ts; here it would only cost pages.
    for (const check of chosen) findings.push(...(await testBed.run(check, { seed, values, shrinks: 0 })).findings);
    return findings.filter(({ verdict }) => BROKEN.includes(verdict));
  } finally {
    await testBed.close();
  }
}

function named({ breaks, says }: Defect, findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ requirement, message = '' }) => requirement === breaks && says.test(message));
}
