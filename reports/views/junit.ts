import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { subjectOf } from '../../spec/catalogue.ts';
import { type RequirementInEngine, reasonOf, requirementsInEngines } from '../results/requirement-in-engine.ts';
import type { Results, Status } from '../results/results.ts';
import { truncate } from '../text/prose.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { candidateLabel, checkList, revisionLabel } from '../text/wording.ts';

/** Statuses that fail the run, and so the test case. */
const FAILURES: readonly Status[] = ['fail', 'crash', 'timeout', 'blocked'];

/**
 * Formats a run as JUnit XML, with a test suite for each engine and a test case for each requirement. A requirement that
 * neither holds nor fails the run (a declared deviation, a warning, an unscored or unverified requirement) is `skipped`, so
 * that it is never mistaken for a pass.
 */
export function junitXml(results: Results): string {
  // Sanitising also removes the characters that XML cannot contain.
  const sanitized = sanitizeDeep(results);
  const { run, suite, candidate } = sanitized;
  const cases = requirementsInEngines(sanitized);
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const root = document.ele('testsuites', { name: `${candidateLabel(candidate)} by ${suite.name} ${suite.version}` });
  for (const { name, build } of sanitized.engines) {
    const here = cases.filter(({ engine }) => engine === name);
    const count = (kind: JUnitKind) => here.filter((one) => kindOf(one) === kind).length;
    const time = here.reduce((sum, one) => sum + seconds(one), 0);
    const element = root.ele('testsuite', {
      name,
      tests: here.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      time: time.toFixed(3),
      timestamp: run.startedAt,
    });
    properties(element, {
      build,
      candidate: candidate.specifier,
      'candidate hash': candidate.hash,
      suite: `${suite.name} ${suite.version}, ${revisionLabel(suite)}`,
      command: run.command,
    });
    for (const one of here) testCase(element, one);
  }
  if (sanitized.harnessErrors.length > 0) harnessErrors(root, sanitized);
  return `${document.end({ prettyPrint: true })}\n`;
}

type JUnitKind = 'passed' | 'failure' | 'error' | 'skipped';

function kindOf({ status, requirement, stale }: RequirementInEngine): JUnitKind {
  if (stale !== undefined) return 'failure';
  if (status === 'pass') return 'passed';
  if (status === 'harness-error') return 'error';
  return requirement.scored && FAILURES.includes(status) ? 'failure' : 'skipped';
}

function testCase(suite: XMLBuilder, one: RequirementInEngine): void {
  const { requirement, engine, status, finding, stale, report, reports } = one;
  const element = suite.ele('testcase', {
    name: `${requirement.id} ${requirement.level} ${requirement.sentence}`,
    classname: `${engine}.${subjectOf(requirement.id)}`,
    time: seconds(one).toFixed(3),
  });
  const kind = kindOf(one);
  if (kind === 'passed') return;
  const reason = truncate(reasonOf(one) ?? 'It does not hold.');
  if (stale !== undefined) {
    const message =
      'It holds, although the candidate declares a deviation: remove the deviation from the candidate file.';
    element.ele('failure', { type: 'stale deviation', message }).txt(`${message}\n${truncate(stale)}`);
    return;
  }
  if (kind === 'skipped') {
    element.ele('skipped').txt(`${requirement.scored ? status : `not scored, ${status}`}: ${reason}`);
    return;
  }
  const lines = [
    reason,
    ...(finding?.expected === undefined ? [] : [`expected  ${truncate(finding.expected)}`]),
    ...(finding?.seen === undefined ? [] : [`seen      ${truncate(finding.seen)}`]),
    ...(reports.length === 0 ? [] : [`check     ${checkList(reports)}`]),
    ...(report === undefined ? [] : [`replay    ${report.replay}`]),
  ];
  element.ele(kind, { type: status, message: reason }).txt(lines.join('\n'));
}

/** Harness errors outside checks, which belong to no requirement’s test case. */
function harnessErrors(root: XMLBuilder, { harnessErrors, run }: Results): void {
  const suite = root.ele('testsuite', {
    name: 'harness',
    tests: harnessErrors.length,
    failures: 0,
    errors: harnessErrors.length,
    skipped: 0,
    time: '0.000',
    timestamp: run.startedAt,
  });
  for (const { where, engine, message, details } of harnessErrors)
    suite
      .ele('testcase', { name: where, classname: `harness.${engine ?? 'run'}`, time: '0.000' })
      .ele('error', { type: 'harness-error', message: truncate(message) })
      .txt([message, ...details].map(truncate).join('\n'));
}

function properties(suite: XMLBuilder, named: Record<string, string>): void {
  const element = suite.ele('properties');
  for (const [name, value] of Object.entries(named)) element.ele('property', { name, value });
}

/** A check’s duration is divided among the requirements it judges, so that the suite’s time is the total. */
function seconds({ reports }: RequirementInEngine): number {
  return reports.reduce((sum, { duration, findings }) => sum + duration / findings.length, 0) / 1000;
}
