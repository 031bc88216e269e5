import type { EngineName } from '../../evidence/verdict.ts';
import { type FaultMatch, faultLabel, faultMatches, relatedRequirements } from '../fault-match/fault-match.ts';
import {
  deviationGroups,
  enginesOf,
  type FindingGroup,
  failureGroups,
  findingFields,
  harnessErrorGroups,
  requirementOf,
  unscoredFailureGroups,
  warningGroups,
} from '../results/finding-groups.ts';
import type { HarnessError, Outcome, Results } from '../results/results.ts';
import { outcomeLine, shownOutcome } from '../text/headline.ts';
import { markdownTable } from '../text/markdown-table.ts';
import { counted } from '../text/phrases.ts';
import { truncate } from '../text/prose.ts';
import { unverifiedGroups } from '../text/unverified.ts';
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
} from '../text/wording.ts';
import { type Block, blocks, bounded, LONGEST_COMMENT, type Section } from './blocks.ts';
import { code, codeBlock, prose } from './github-text.ts';

/**
 * Formats a run as Markdown for a pull request or a job summary: the outcome, a table by engine, and each failure in a
 * collapsed section. At most `longest` characters; it states how many items are missing.
 */
export function pullRequestSummary(results: Results, longest = LONGEST_COMMENT): string {
  const parts = [heading(results), table(results), ...sections(results).flatMap(blocks)];
  return bounded(parts, longest);
}

const SIGNS: Readonly<Record<Outcome, string>> = {
  conforms: '✓',
  deviates: '~',
  fails: '✗',
  'harness-error': '‼',
  'nothing judged': '‼',
};

function heading(results: Results): Block {
  const { candidate, suite } = results;
  return {
    text: [
      `## ${SIGNS[shownOutcome(results)]} ${prose(outcomeLine(results))}`,
      '',
      `${code(candidateLabel(candidate))} by ${code(`${suite.name} ${suite.version}`)}, ${prose(revisionLabel(suite))}.`,
      `Candidate ${code(candidate.specifier)}, ${code(abbreviatedHash(candidate.hash))}.`,
    ].join('\n'),
    items: 0,
  };
}

function table(results: Results): Block {
  const columns = statusColumns(results);
  const builds = new Map(results.engines.map(({ name, build }) => [name, build]));
  const rows = results.summary.engines.map(({ engine, counts }) => [
    engine,
    code(builds.get(engine) ?? ''),
    ...columns.map((status) => `${counts[status]}`),
  ]);
  return { text: rows.length === 0 ? '' : markdownTable(['engine', 'build', ...columns], rows, 2), items: 0 };
}

function sections(results: Results): Section[] {
  return [
    {
      title: '‼ Harness errors: not the candidate’s fault',
      items: [
        ...results.harnessErrors.map(harnessError),
        ...harnessErrorGroups(results).map((one) => folded(one, '‼', results)),
      ],
    },
    { title: '≈ Resembles a known defect', items: faultMatches(results).flatMap(faultMatchItems) },
    { title: '✗ Failures', items: failureGroups(results).map((one) => folded(one, '✗', results)) },
    {
      title: '✗ Stale deviations: they no longer happen',
      items: deviationGroups(results, 'stale').map(({ requirement, engines, reason }) =>
        item(requirement, engines, reason),
      ),
    },
    {
      title: '~ Deviates as declared',
      items: deviationGroups(results, 'happening').map(({ requirement, engines, reason }) =>
        item(requirement, engines, requirementOf(results, requirement).sentence, `Declared: ${reason}`),
      ),
    },
    { title: '! Warnings', items: warningGroups(results).map((one) => folded(one, '!', results)) },
    {
      title: '· Not scored: requirements of a later revision',
      items: unscoredFailureGroups(results).map((one) => folded(one, '·', results)),
    },
    {
      title: '- Left unverified',
      items: unverifiedGroups(results).map(({ status, engines, reason, ids }) => {
        const where = statusInEngines(status, engines, results);
        return `- ${where}, ${code(idList(ids))}: ${prose(truncate(reason))}`;
      }),
    },
  ].filter(({ items }) => items.length > 0);
}

function item(requirement: string, engines: ReadonlySet<EngineName>, ...sentences: string[]): string {
  return `- ${code(requirement)} ${engineList(engines)}: ${sentences.map((sentence) => prose(truncate(sentence))).join(' ')}`;
}

/** Known faults that explain failures. */
function faultMatchItems({ engines, faults, unexplained }: FaultMatch): string[] {
  return [
    ...faults.map((fault) => {
      const more = relatedRequirements(fault).map(({ label, ids }) => ` ${label}: ${code(ids.join(' '))}.`);
      return `- ${code(fault.firstBroken)} ${engineList(engines)}: ${prose(faultLabel(fault))}.${more.join('')}`;
    }),
    ...(unexplained.length > 0
      ? [`- ${engineList(engines)}: no known defect explains ${code(idList(unexplained))}`]
      : []),
  ];
}

function harnessError({ where, engine, message }: HarnessError): string {
  return `- ${code(where)}${engine === null ? '' : ` ${engine}`}: ${prose(truncate(message))}`;
}

/** A collapsed section for a group of findings. */
function folded(group: FindingGroup, sign: string, results: Results): string {
  const { requirements, finding, reports, otherMessages } = group;
  const { level, sentence } = requirementOf(results, finding.requirement);
  const summary = `${sign} ${finding.verdict} ${code(groupLabel(group, level))} ${engineList(enginesOf(reports))}`;
  const lines = [
    ...findingFields(finding).map(({ label, text }) => {
      const shown = truncate(text);
      return `- ${label}: ${label === 'message' ? prose(shown) : code(shown)}`;
    }),
    `- check: ${code(checkList(reports))}`,
    ...(otherMessages > 0 ? [`- also: ${counted(otherMessages, 'more message')}`] : []),
  ];
  return [
    `<details><summary>${summary}</summary>`,
    '',
    ...(requirements.length > 1 ? [] : [prose(truncate(sentence)), '']),
    ...lines,
    '',
    codeBlock(reports[0].replay),
    '',
    '</details>',
  ].join('\n');
}
