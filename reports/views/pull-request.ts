import type { EngineName } from '../../evidence/verdict.ts';
import { type FaultMatch, faultMatches, formatMatches, headline } from '../fault-match/fault-match.ts';
import {
  broken,
  declared,
  enginesOf,
  failing,
  failingUnscored,
  type Problem,
  requirementOf,
  said,
  warned,
} from '../results/problem.ts';
import type { HarnessError, Outcome, Results } from '../results/results.ts';
import { conclusion } from '../text/headline.ts';
import { short } from '../text/prose.ts';
import { unverified } from '../text/unverified.ts';
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
} from '../text/wording.ts';
import { type Block, blocks, bounded, LONGEST_COMMENT, type Section } from './blocks.ts';
import { code, codeBlock, prose } from './github-text.ts';

/**
 * A run as Markdown for a pull request or a job’s summary: the answer first, then a table by engine, then each problem,
 * folded. Never longer than `longest`: what has no room is counted.
 */
export function pullRequestSummary(results: Results, longest = LONGEST_COMMENT): string {
  const parts = [answer(results), table(results), ...sections(results).flatMap(blocks)];
  return bounded(parts, longest);
}

const SIGNS: Readonly<Record<Outcome, string>> = {
  conforms: '✓',
  deviates: '~',
  fails: '✗',
  'harness-error': '‼',
  'nothing judged': '‼',
};

function answer(results: Results): Block {
  const { summary, candidate, suite } = results;
  const sign = summary.complete || summary.outcome === 'fails' ? SIGNS[summary.outcome] : SIGNS['nothing judged'];
  return {
    text: [
      `## ${sign} ${prose(conclusion(results))}`,
      '',
      `${code(labelOf(candidate))} by ${code(`${suite.name} ${suite.version}`)}, ${prose(requirementsOf(suite))}.`,
      `Candidate ${code(candidate.specifier)}, ${code(shortHash(candidate.hash))}.`,
    ].join('\n'),
    tells: 0,
  };
}

function table(results: Results): Block {
  const columns = statusesOf(results);
  const builds = new Map(results.engines.map(({ name, build }) => [name, build]));
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = results.summary.engines.map(({ engine, counts }) =>
    row([engine, code(builds.get(engine) ?? ''), ...columns.map((status) => `${counts[status]}`)]),
  );
  const head = [row(['engine', 'build', ...columns]), row(['---', '---', ...columns.map(() => '--:')])];
  return { text: rows.length === 0 ? '' : [...head, ...rows].join('\n'), tells: 0 };
}

function sections(results: Results): Section[] {
  return [
    {
      title: '‼ Ours, not the candidate’s',
      items: [...results.harnessErrors.map(harnessError), ...broken(results).map((one) => folded(one, '‼', results))],
    },
    { title: '≈ Fails like a copy that', items: faultMatches(results).flatMap(likeKnownFaults) },
    { title: '✗ Fails', items: failing(results).map((one) => folded(one, '✗', results)) },
    {
      title: '✗ Stale deviations: declared, and no longer happening',
      items: declared(results, 'stale').map(({ requirement, engines, reason }) => item(requirement, engines, reason)),
    },
    {
      title: '~ Deviates as declared',
      items: declared(results, 'happening').map(({ requirement, engines, reason }) =>
        item(requirement, engines, requirementOf(results, requirement).sentence, `Declared: ${reason}`),
      ),
    },
    { title: '! Warnings', items: warned(results).map((one) => folded(one, '!', results)) },
    {
      title: '· Not scored: requirements of a later revision',
      items: failingUnscored(results).map((one) => folded(one, '·', results)),
    },
    {
      title: '- Left unverified',
      items: unverified(results).map(({ status, engines, reason, ids }) => {
        const where = whereNotEverywhere(status, engines, results);
        return `- ${where}, ${code(idsOf(ids))}: ${prose(short(reason))}`;
      }),
    },
  ].filter(({ items }) => items.length > 0);
}

function item(requirement: string, engines: ReadonlySet<EngineName>, ...sentences: string[]): string {
  return `- ${code(requirement)} ${list(engines)}: ${sentences.map((sentence) => prose(short(sentence))).join(' ')}`;
}

/** What fails together, as known faults explain it. */
function likeKnownFaults({ engines, faults, unexplained }: FaultMatch): string[] {
  return [
    ...faults.map((fault) => {
      const more = formatMatches(fault).map(({ words, ids }) => ` ${words}: ${code(ids.join(' '))}.`);
      return `- ${code(fault.root)} ${list(engines)}: ${prose(headline(fault))}.${more.join('')}`;
    }),
    ...(unexplained.length > 0 ? [`- ${list(engines)}: no known fault explains ${code(idsOf(unexplained))}`] : []),
  ];
}

function harnessError({ where, engine, message }: HarnessError): string {
  return `- ${code(where)}${engine === null ? '' : ` ${engine}`}: ${prose(short(message))}`;
}

/** A problem that shows its name, and the rest when it is opened. */
function folded(problem: Problem, sign: string, results: Results): string {
  const { requirements, finding, reports, otherWords } = problem;
  const { level, sentence } = requirementOf(results, finding.requirement);
  const summary = `${sign} ${finding.verdict} ${code(nameOf(problem, level))} ${list(enginesOf(reports))}`;
  const told = finding.message === undefined && finding.expected === undefined ? said(finding) : finding.message;
  const lines = [
    ...(told === undefined ? [] : [`- message: ${prose(short(told))}`]),
    ...(finding.expected === undefined ? [] : [`- expected: ${code(short(finding.expected))}`]),
    ...(finding.seen === undefined ? [] : [`- seen: ${code(short(finding.seen))}`]),
    `- check: ${code(checksOf(reports))}`,
    ...(otherWords > 0 ? [`- said in other words ${otherWords} ${plural(otherWords, 'time')}`] : []),
  ];
  return [
    `<details><summary>${summary}</summary>`,
    '',
    ...(requirements.length > 1 ? [] : [prose(short(sentence)), '']),
    ...lines,
    '',
    codeBlock(reports[0].replay),
    '',
    '</details>',
  ].join('\n');
}
