import { faultLabel, faultMatches, relatedRequirements } from '../fault-match/fault-match.ts';
import {
  describeFinding,
  deviationGroups,
  enginesOf,
  failureGroups,
  findingFields,
  harnessErrorGroups,
  requirementOf,
  unscoredFailureGroups,
  warningGroups,
} from '../results/finding-groups.ts';
import type { Outcome, Results, Status } from '../results/results.ts';
import { outcomeLine, shownOutcome } from './headline.ts';
import { type Paint, painter } from './paint.ts';
import { counted } from './phrases.ts';
import { seedList, truncate, wrap } from './prose.ts';
import { sanitizeDeep } from './sanitize.ts';
import { unverifiedGroups } from './unverified.ts';
import {
  abbreviatedHash,
  candidateLabel,
  checkList,
  engineList,
  groupLabel,
  idList,
  revisionLabel,
  statusColumns,
  statusInEngines,
} from './wording.ts';

export interface TerminalOptions {
  color: boolean;
  /** Columns at which prose is broken. Commands are never broken, so that they can be copied. */
  width: number;
  /** The path of the results file, as a person would type it. */
  file?: string;
}

/** Summarises a run for the terminal: candidate and engines, verdict counts, each failure once, and the outcome. */
export function terminalSummary(results: Results, { color, width, file }: TerminalOptions): string {
  // Text from a candidate or a page never reaches the terminal unsanitised.
  const view: TerminalView = { ...sanitizeDeep({ results, file }), paint: painter(color), width };
  const parts = [
    heading,
    matrix,
    failures,
    matchedFaults,
    staleDeviations,
    deviations,
    warnings,
    unscoredFailures,
    unverified,
    harnessErrors,
    end,
  ];
  return parts
    .map((part) => part(view))
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

interface TerminalView {
  results: Results;
  paint: Paint;
  width: number;
  file?: string | undefined;
}

const COLORS: Readonly<Record<Outcome, Parameters<Paint>[0]>> = {
  conforms: ['green', 'bold'],
  deviates: ['yellow', 'bold'],
  fails: ['red', 'bold'],
  'harness-error': ['magenta', 'bold'],
  'nothing judged': ['magenta', 'bold'],
};

/** Columns before the lines below a heading. */
const INDENT = 2;
/** How many lines of a harness error’s details are shown. */
const MOST_DETAILS = 12;

function heading({ results, paint }: TerminalView): string[] {
  const { suite, candidate, engines, run } = results;
  const widest = Math.max(0, ...engines.map(({ name }) => name.length));
  const seeds = run.seeds.length > 0 ? ` · ${seedList(run.seeds)}` : '';
  return [
    `${paint('bold', suite.name)} ${suite.version} · ${revisionLabel(suite)}`,
    '',
    `candidate  ${paint('bold', candidateLabel(candidate))} · ${candidate.specifier} · ${abbreviatedHash(candidate.hash)}`,
    ...engines.map(
      ({ name, build }, index) => `${index === 0 ? 'engines  ' : ' '.repeat(9)}  ${name.padEnd(widest)}  ${build}`,
    ),
    `run        ${run.runner} · ${seconds(run.duration)}${seeds}`,
  ];
}

function matrix({ results, paint }: TerminalView): string[] {
  const rows = results.summary.engines;
  if (rows.length === 0) return [];
  const columns = statusColumns(results);
  const first = Math.max(...rows.map(({ engine }) => engine.length));
  const cell = (status: Status, text: string) => text.padStart(status.length + 2);
  return [
    ' '.repeat(first) + columns.map((status) => paint('dim', cell(status, status))).join(''),
    ...rows.map(
      ({ engine, counts }) =>
        engine.padEnd(first) +
        columns
          .map((status) => paint(counts[status] > 0 ? tint(status) : 'dim', cell(status, `${counts[status]}`)))
          .join(''),
    ),
  ];
}

function tint(status: Status): Parameters<Paint>[0] {
  if (status === 'pass') return 'green';
  if (status === 'fail' || status === 'crash' || status === 'timeout') return 'red';
  if (status === 'harness-error') return 'magenta';
  return status === 'deviates' || status === 'warn' ? 'yellow' : [];
}

function failures(view: TerminalView): string[] {
  return separated(
    failureGroups(view.results).map((group) => {
      const { requirements, finding, reports, otherMessages } = group;
      const { level, sentence } = requirementOf(view.results, finding.requirement);
      const { paint } = view;
      return [
        `${paint(['red', 'bold'], `✗ ${finding.verdict}`)}  ${paint('bold', groupLabel(group, level))}  ${engineList(enginesOf(reports))}`,
        ...(requirements.length > 1 ? [] : prose(view, sentence)),
        ...findingFields(finding).flatMap(({ label, text }) => labelled(view, label, text)),
        ...labelled(view, 'check', checkList(reports)),
        ...(otherMessages > 0
          ? labelled(view, 'also', `${counted(otherMessages, 'more message')}: see conformance.json`)
          : []),
        `${' '.repeat(INDENT)}${paint('dim', 'replay'.padEnd(9))} ${paint('cyan', reports[0].replay)}`,
      ];
    }),
  );
}

/** Known faults that explain failures. */
function matchedFaults(view: TerminalView): string[] {
  const { results, paint } = view;
  return separated(
    faultMatches(results).map(({ engines, faults, unexplained }) => [
      `${paint('bold', '≈ resembles a known defect')}  ${engineList(engines)}`,
      ...faults.flatMap((fault) => [
        ...prose(view, `${fault.firstBroken}  ${faultLabel(fault)}`),
        ...relatedRequirements(fault).flatMap(({ label, ids }) =>
          prose(view, `${label}: ${ids.join(', ')}`, INDENT + 2),
        ),
      ]),
      ...(unexplained.length > 0 ? prose(view, `No known defect explains ${unexplained.join(', ')}.`) : []),
    ]),
  );
}

function staleDeviations(view: TerminalView): string[] {
  const found = deviationGroups(view.results, 'stale');
  if (found.length === 0) return [];
  return [
    view.paint(['red', 'bold'], '✗ stale deviations: they no longer happen; remove them from the candidate file'),
    ...found.flatMap(({ requirement, engines, reason }) => [
      `${' '.repeat(INDENT)}${view.paint('bold', requirement)}  ${engineList(engines)}`,
      ...prose(view, reason, INDENT + 2),
    ]),
  ];
}

function deviations(view: TerminalView): string[] {
  const found = deviationGroups(view.results, 'happening');
  if (found.length === 0) return [];
  return [
    view.paint(['yellow', 'bold'], '~ deviates as declared'),
    ...found.flatMap(({ requirement, engines, reason }) => {
      const { level, sentence } = requirementOf(view.results, requirement);
      return [
        `${' '.repeat(INDENT)}${view.paint('bold', requirement)} ${level}  ${engineList(engines)}`,
        ...prose(view, sentence, INDENT + 2),
        ...prose(view, `Declared: ${reason}`, INDENT + 2),
      ];
    }),
  ];
}

function warnings(view: TerminalView): string[] {
  const found = warningGroups(view.results);
  if (found.length === 0) return [];
  return [
    view.paint(['yellow', 'bold'], '! warnings'),
    ...found.flatMap(({ finding, reports }) => [
      `${' '.repeat(INDENT)}${view.paint('bold', finding.requirement)} ${requirementOf(view.results, finding.requirement).level}  ${engineList(enginesOf(reports))}`,
      ...prose(view, describeFinding(finding), INDENT + 2),
    ]),
  ];
}

/** Failures of requirements that the pinned revision lacks. They do not count against the candidate. */
function unscoredFailures(view: TerminalView): string[] {
  const found = unscoredFailureGroups(view.results);
  if (found.length === 0) return [];
  return [
    view.paint(['yellow', 'bold'], `· not scored: added after the requirements of ${view.results.suite.pinned}`),
    ...found.flatMap((group) => [
      `${' '.repeat(INDENT)}${view.paint('bold', groupLabel(group, requirementOf(view.results, group.finding.requirement).level))}  ${engineList(enginesOf(group.reports))}`,
      ...prose(view, describeFinding(group.finding), INDENT + 2),
    ]),
  ];
}

function unverified({ results, paint, width }: TerminalView): string[] {
  const found = unverifiedGroups(results);
  if (found.length === 0) return [];
  return [
    paint('bold', '- left unverified'),
    ...found.flatMap(({ status, engines, reason, ids }) => [
      ...prose({ width }, `${statusInEngines(status, engines, results)}: ${idList(ids)}`),
      ...prose({ width }, reason, INDENT + 2),
    ]),
  ];
}

function harnessErrors(view: TerminalView): string[] {
  const { results, paint } = view;
  const found = harnessErrorGroups(results);
  const entries = [
    ...results.harnessErrors.map(({ where, engine, message, details }) => [
      `${' '.repeat(INDENT)}${paint('bold', where)}${engine === null ? '' : `  ${engine}`}`,
      ...prose(view, message, INDENT + 2),
      ...details
        .slice(0, MOST_DETAILS)
        .map((line) => `${' '.repeat(INDENT + 2)}${paint('dim', `│ ${truncate(line)}`)}`),
    ]),
    ...found.map(({ finding, reports }) => [
      `${' '.repeat(INDENT)}${paint('bold', checkList(reports))}  ${finding.requirement}  ${engineList(enginesOf(reports))}`,
      ...prose(view, describeFinding(finding), INDENT + 2),
      `${' '.repeat(INDENT + 2)}${paint('cyan', reports[0].replay)}`,
    ]),
  ];
  if (entries.length === 0) return [];
  return [
    paint(
      ['magenta', 'bold'],
      `‼ ${counted(entries.length, 'harness error')}: the harness’s fault, not the candidate’s`,
    ),
    ...entries.flat(),
  ];
}

function end({ results, paint, file }: TerminalView): string[] {
  return [`${paint(COLORS[shownOutcome(results)], outcomeLine(results))}${file === undefined ? '' : ` · ${file}`}`];
}

function labelled(view: TerminalView, label: string, text: string): string[] {
  const column = INDENT + 10;
  const [first = '', ...rest] = wrap(truncate(text), view.width - column);
  return [
    `${' '.repeat(INDENT)}${view.paint('dim', label.padEnd(9))} ${first}`,
    ...rest.map((line) => `${' '.repeat(column)}${line}`),
  ];
}

function prose(view: Pick<TerminalView, 'width'>, text: string, indent = INDENT): string[] {
  return wrap(truncate(text), view.width - indent).map((line) => `${' '.repeat(indent)}${line}`);
}

/** Puts an empty line between blocks. */
function separated(blocks: string[][]): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
