import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { subjectOf } from '../../spec/catalogue.ts';
import { type RequirementVerdict, reasonOf, requirementVerdicts } from '../results/requirement-verdict.ts';
import type { Results, Status } from '../results/results.ts';
import { short } from '../text/prose.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { checksOf, labelOf, requirementsOf } from '../text/wording.ts';

/** Standings for which a case fails, as they fail the run. */
const FAILURES: readonly Status[] = ['fail', 'crash', 'timeout', 'blocked'];

/**
 * A run as JUnit XML, which every build server reads: one suite an engine, one case a requirement. The format knows a
 * case that passed, failed, broke, or was skipped; what neither holds nor fails the run — a declared deviation, a SHOULD,
 * what is not scored or not verified — is skipped, so that it is never taken for a pass.
 */
export function junitXml(results: Results): string {
  // Nothing in it is obeyed by a terminal, and no character is one that XML cannot hold.
  const inert = sanitizeDeep(results);
  const { run, suite, candidate } = inert;
  const cases = requirementVerdicts(inert);
  const document = create({ version: '1.0', encoding: 'UTF-8' });
  const root = document.ele('testsuites', { name: `${labelOf(candidate)} by ${suite.name} ${suite.version}` });
  for (const { name, build } of inert.engines) {
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
      suite: `${suite.name} ${suite.version}, ${requirementsOf(suite)}`,
      command: run.command,
    });
    for (const one of here) testCase(element, one);
  }
  if (inert.harnessErrors.length > 0) harnessErrors(root, inert);
  return `${document.end({ prettyPrint: true })}\n`;
}

type JUnitKind = 'passed' | 'failure' | 'error' | 'skipped';

function kindOf({ status, requirement, stale }: RequirementVerdict): JUnitKind {
  if (stale !== undefined) return 'failure';
  if (status === 'pass') return 'passed';
  if (status === 'harness-error') return 'error';
  return requirement.scored && FAILURES.includes(status) ? 'failure' : 'skipped';
}

function testCase(suite: XMLBuilder, one: RequirementVerdict): void {
  const { requirement, engine, status, finding, stale, report, reports } = one;
  const element = suite.ele('testcase', {
    name: `${requirement.id} ${requirement.level} ${requirement.sentence}`,
    classname: `${engine}.${subjectOf(requirement.id)}`,
    time: seconds(one).toFixed(3),
  });
  const kind = kindOf(one);
  if (kind === 'passed') return;
  const reason = short(reasonOf(one) ?? 'It does not hold.');
  if (stale !== undefined) {
    const message = 'It holds, and the candidate still declares that it does not: strike the deviation out.';
    element.ele('failure', { type: 'stale deviation', message }).txt(`${message}\n${short(stale)}`);
    return;
  }
  if (kind === 'skipped') {
    element.ele('skipped').txt(`${requirement.scored ? status : `not scored, ${status}`}: ${reason}`);
    return;
  }
  const lines = [
    reason,
    ...(finding?.expected === undefined ? [] : [`expected  ${short(finding.expected)}`]),
    ...(finding?.seen === undefined ? [] : [`seen      ${short(finding.seen)}`]),
    ...(reports.length === 0 ? [] : [`check     ${checksOf(reports)}`]),
    ...(report === undefined ? [] : [`replay    ${report.replay}`]),
  ];
  element.ele(kind, { type: status, message: reason }).txt(lines.join('\n'));
}

/** What broke and is no finding of a check: no requirement has a case for it. */
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
      .ele('error', { type: 'harness-error', message: short(message) })
      .txt([message, ...details].map(short).join('\n'));
}

function properties(suite: XMLBuilder, named: Record<string, string>): void {
  const element = suite.ele('properties');
  for (const [name, value] of Object.entries(named)) element.ele('property', { name, value });
}

/** A check judges several requirements at once: its time is shared among them, so that a suite’s is what it took. */
function seconds({ reports }: RequirementVerdict): number {
  return reports.reduce((sum, { duration, findings }) => sum + duration / findings.length, 0) / 1000;
}
