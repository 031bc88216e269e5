import { faultMatches, formatMatches, headline } from '../fault-match/fault-match.ts';
import {
  broken,
  declared,
  enginesOf,
  failing,
  failingUnscored,
  requirementOf,
  said,
  warned,
} from '../results/problem.ts';
import type { Outcome, Results, Status } from '../results/results.ts';
import { conclusion } from './headline.ts';
import { type Paint, painter } from './paint.ts';
import { seedsOf, short, wrap } from './prose.ts';
import { sanitizeDeep } from './sanitize.ts';
import { unverified } from './unverified.ts';
import {
  checksOf,
  idsOf,
  labelOf,
  list,
  nameOf,
  plural,
  requirementsOf,
  shortHash,
  statusesOf,
  whereNotEverywhere,
} from './wording.ts';

export interface TerminalOptions {
  color: boolean;
  /** Columns to break prose at. Commands are never broken, so that they can be copied. */
  width: number;
  /** Where the results file stands, as a person would type it. */
  file?: string;
}

/** The run as a person reads it at a glance: who was judged where, each problem once, and what it came to. */
export function terminalSummary(results: Results, { color, width, file }: TerminalOptions): string {
  // Nothing that came from a candidate or a page reaches the terminal as it came.
  const view: TerminalView = { ...sanitizeDeep({ results, file }), paint: painter(color), width };
  return [heading, matrix, failures, likeKnownFaults, stale, deviations, warnings, later, leftUnverified, ours, end]
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

/** Columns before what is said of a problem. */
const INDENT = 2;
/** Lines of a harness error’s details that are shown. */
const MOST_DETAILS = 12;

function heading({ results, paint }: TerminalView): string[] {
  const { suite, candidate, engines, run } = results;
  const widest = Math.max(0, ...engines.map(({ name }) => name.length));
  const seeds = run.seeds.length > 0 ? ` · ${seedsOf(run.seeds)}` : '';
  return [
    `${paint('bold', suite.name)} ${suite.version} · ${requirementsOf(suite)}`,
    '',
    `candidate  ${paint('bold', labelOf(candidate))} · ${candidate.specifier} · ${shortHash(candidate.hash)}`,
    ...engines.map(
      ({ name, build }, index) => `${index === 0 ? 'engines  ' : ' '.repeat(9)}  ${name.padEnd(widest)}  ${build}`,
    ),
    `run        ${run.runner} · ${seconds(run.duration)}${seeds}`,
  ];
}

function matrix({ results, paint }: TerminalView): string[] {
  const rows = results.summary.engines;
  if (rows.length === 0) return [];
  const columns = statusesOf(results);
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
    failing(view.results).map((problem) => {
      const { requirements, finding, reports, otherWords } = problem;
      const { level, sentence } = requirementOf(view.results, finding.requirement);
      const { paint } = view;
      return [
        `${paint(['red', 'bold'], `✗ ${finding.verdict}`)}  ${paint('bold', nameOf(problem, level))}  ${list(enginesOf(reports))}`,
        ...(requirements.length > 1 ? [] : prose(view, sentence)),
        ...labelled(view, 'message', finding.message),
        ...labelled(view, 'expected', finding.expected),
        ...labelled(view, 'seen', finding.seen),
        ...labelled(view, 'check', checksOf(reports)),
        ...(otherWords > 0
          ? labelled(view, 'also', `said in other words ${otherWords} times: see conformance.json`)
          : []),
        `${' '.repeat(INDENT)}${paint('dim', 'replay'.padEnd(9))} ${paint('cyan', reports[0].replay)}`,
      ];
    }),
  );
}

/** What fails together, as known faults explain it. */
function likeKnownFaults(view: TerminalView): string[] {
  const { results, paint } = view;
  return separated(
    faultMatches(results).map(({ engines, faults, unexplained }) => [
      `${paint('bold', '≈ fails like a copy that')}  ${list(engines)}`,
      ...faults.flatMap((fault) => [
        ...prose(view, `${fault.root}  ${headline(fault)}`),
        ...formatMatches(fault).flatMap(({ words, ids }) => prose(view, `${words}: ${ids.join(', ')}`, INDENT + 2)),
      ]),
      ...(unexplained.length > 0 ? prose(view, `No known fault explains ${unexplained.join(', ')}.`) : []),
    ]),
  );
}

function stale(view: TerminalView): string[] {
  const found = declared(view.results, 'stale');
  if (found.length === 0) return [];
  return [
    view.paint(
      ['red', 'bold'],
      '✗ stale deviations: declared by the candidate, and no longer happening; strike them out',
    ),
    ...found.flatMap(({ requirement, engines, reason }) => [
      `${' '.repeat(INDENT)}${view.paint('bold', requirement)}  ${list(engines)}`,
      ...prose(view, reason, INDENT + 2),
    ]),
  ];
}

function deviations(view: TerminalView): string[] {
  const found = declared(view.results, 'happening');
  if (found.length === 0) return [];
  return [
    view.paint(['yellow', 'bold'], '~ deviates as declared'),
    ...found.flatMap(({ requirement, engines, reason }) => {
      const { level, sentence } = requirementOf(view.results, requirement);
      return [
        `${' '.repeat(INDENT)}${view.paint('bold', requirement)} ${level}  ${list(engines)}`,
        ...prose(view, sentence, INDENT + 2),
        ...prose(view, `Declared: ${reason}`, INDENT + 2),
      ];
    }),
  ];
}

/** What should hold and does not, unless the candidate declared it. */
function warnings(view: TerminalView): string[] {
  const found = warned(view.results);
  if (found.length === 0) return [];
  return [
    view.paint(['yellow', 'bold'], '! warnings'),
    ...found.flatMap(({ finding, reports }) => [
      `${' '.repeat(INDENT)}${view.paint('bold', finding.requirement)} ${requirementOf(view.results, finding.requirement).level}  ${list(enginesOf(reports))}`,
      ...prose(view, said(finding), INDENT + 2),
    ]),
  ];
}

/** What a later revision requires and does not hold: told, and not held against the candidate. */
function later(view: TerminalView): string[] {
  const found = failingUnscored(view.results);
  if (found.length === 0) return [];
  return [
    view.paint(['yellow', 'bold'], `· not scored: no requirements of ${view.results.suite.pinned} yet`),
    ...found.flatMap((problem) => [
      `${' '.repeat(INDENT)}${view.paint('bold', nameOf(problem, requirementOf(view.results, problem.finding.requirement).level))}  ${list(enginesOf(problem.reports))}`,
      ...prose(view, said(problem.finding), INDENT + 2),
    ]),
  ];
}

function leftUnverified({ results, paint, width }: TerminalView): string[] {
  const found = unverified(results);
  if (found.length === 0) return [];
  return [
    paint('bold', '- left unverified'),
    ...found.flatMap(({ status, engines, reason, ids }) => [
      ...prose({ width }, `${whereNotEverywhere(status, engines, results)}: ${idsOf(ids)}`),
      ...prose({ width }, reason, INDENT + 2),
    ]),
  ];
}

function ours(view: TerminalView): string[] {
  const { results, paint } = view;
  const found = broken(results);
  const entries = [
    ...results.harnessErrors.map(({ where, engine, message, details }) => [
      `${' '.repeat(INDENT)}${paint('bold', where)}${engine === null ? '' : `  ${engine}`}`,
      ...prose(view, message, INDENT + 2),
      ...details.slice(0, MOST_DETAILS).map((line) => `${' '.repeat(INDENT + 2)}${paint('dim', `│ ${short(line)}`)}`),
    ]),
    ...found.map(({ finding, reports }) => [
      `${' '.repeat(INDENT)}${paint('bold', checksOf(reports))}  ${finding.requirement}  ${list(enginesOf(reports))}`,
      ...prose(view, said(finding), INDENT + 2),
      `${' '.repeat(INDENT + 2)}${paint('cyan', reports[0].replay)}`,
    ]),
  ];
  if (entries.length === 0) return [];
  return [
    paint(
      ['magenta', 'bold'],
      `‼ ours, not the candidate’s: ${entries.length} ${plural(entries.length, 'harness error')}`,
    ),
    ...entries.flat(),
  ];
}

function end({ results, paint, file }: TerminalView): string[] {
  const { outcome, complete } = results.summary;
  const color = complete || outcome === 'fails' ? COLORS[outcome] : COLORS['nothing judged'];
  return [`${paint(color, conclusion(results))}${file === undefined ? '' : ` · ${file}`}`];
}

function labelled(view: TerminalView, label: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  const column = INDENT + 10;
  const [first = '', ...rest] = wrap(short(text), view.width - column);
  return [
    `${' '.repeat(INDENT)}${view.paint('dim', label.padEnd(9))} ${first}`,
    ...rest.map((line) => `${' '.repeat(column)}${line}`),
  ];
}

function prose(view: Pick<TerminalView, 'width'>, text: string, indent = INDENT): string[] {
  return wrap(short(text), view.width - indent).map((line) => `${' '.repeat(indent)}${line}`);
}

function separated(blocks: string[][]): string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
