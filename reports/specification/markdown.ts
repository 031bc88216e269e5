import type { Requirement } from '../../spec/requirement.ts';
import type { Chapter, Specification, StatedErratum, StatedRequirement } from './specification.ts';
import type { Trace } from './traceability.ts';
import {
  ABOUT,
  CHOSEN,
  describeCitations,
  enumerated,
  FACT_DESCRIPTIONS,
  INTRODUCTION,
  KINDS,
  LEVELS,
  OBSERVATION_POINTS,
  READING,
  SECTIONS,
  TITLE,
} from './words.ts';

/** The specification as Markdown. */
export function specificationMarkdown(specification: Specification): string {
  const { revision, chapters, errata, untestable, guide } = specification;
  const blocks = [
    '<!-- Written by npm run specification from the data in this folder. -->',
    `# ${TITLE}`,
    `Requirements of ${revision}. ${INTRODUCTION}`,
    ...reading(),
    `## ${SECTIONS.contents}`,
    [
      ...chapters.map(({ subject, requirements }) => `- ${link(subject.title, subject.id)} (${requirements.length})`),
      ...(['errata', 'untestable', 'uncited'] as const).map((id) => `- ${link(SECTIONS[id], id)}`),
    ].join('\n'),
    ...chapters.flatMap(chapter),
    ...section('errata', ABOUT.errata),
    ...errata.flatMap(erratum),
    ...section('untestable', ABOUT.untestable),
    untestable.map(({ id, why }) => `- ${link(id, id)}: ${text(why)}`).join('\n'),
    ...section('uncited', ABOUT.uncited(guide)),
    table(
      ['reason', 'sentences', ''],
      guide.uncited.map(({ reason, why, sentences }) => [reason, `${sentences}`, why]),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function reading(): string[] {
  return [
    ...section('reading', READING.levels),
    definitions(LEVELS),
    READING.facts,
    definitions(FACT_DESCRIPTIONS),
    READING.kinds,
    definitions(KINDS),
  ];
}

function chapter({ subject, requirements }: Chapter): string[] {
  return [anchor(subject.id), `## ${text(subject.title)}`, text(subject.introduction), ...requirements.flatMap(stated)];
}

function stated({ requirement, traces, errata }: StatedRequirement): string[] {
  const { id, level, sentence, source, lines, needs } = requirement;
  const facts: [keyof typeof FACT_DESCRIPTIONS, string][] = [
    ['guide', `“${text(source.section)}”, ${describeCitations(source.sentences)}`],
    ['lines', lines.map(text).join(', ')],
    ['needs', needs.map(code).join(', ')],
    ...testing(requirement, traces),
    ['errata', errata.map((one) => `${link(one.id, one.id)} (${text(one.about)})`).join(', ')],
  ];
  return [
    anchor(id),
    `### ${id} ${level}`,
    text(sentence),
    facts
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `- ${name}: ${value}`)
      .join('\n'),
  ];
}

function testing(requirement: Requirement, traces: readonly Trace[]): [keyof typeof FACT_DESCRIPTIONS, string][] {
  if ('untestable' in requirement) return [['not tested', text(requirement.untestable)]];
  return [
    ['observed in', enumerated(requirement.observedIn.map((point) => OBSERVATION_POINTS[point]))],
    ['to be covered by', requirement.coveredBy.join(', ')],
    ['covered by', checks(traces)],
  ];
}

function erratum({ erratum: { id, about, source, guide, against, chosen, why }, observers }: StatedErratum): string[] {
  return [
    anchor(id),
    `### ${id} ${text(about)}`,
    [
      `- the guide (“${text(source.section)}”, ${describeCitations(source.sentences)}): ${text(guide)}`,
      `- ${text(against.who)}: ${text(against.says)}`,
      `- ${CHOSEN[chosen]} ${text(why)}`,
      ...observers.map((one) => `- observed by ${link(one.id, one.id)}: ${checks(one.traces)}`),
    ].join('\n'),
  ];
}

function checks(traces: readonly Trace[]): string {
  if (traces.length === 0) return 'no check yet';
  return traces.map(({ check, kind, engines }) => `${code(check)} (${kind}; ${engines.join(', ')})`).join(', ');
}

function section(id: keyof typeof SECTIONS, about: string): string[] {
  return [anchor(id), `## ${SECTIONS[id]}`, about];
}

function definitions(words: Readonly<Record<string, string>>): string {
  return Object.entries(words)
    .map(([word, meaning]) => `- **${word}**: ${meaning}`)
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(text).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Where links arrive: a heading’s own anchor would be in small letters, and would change with its words. */
function anchor(id: string): string {
  return `<a id="${id}"></a>`;
}

function link(words: string, id: string): string {
  return `[${text(words)}](#${id})`;
}

function code(word: string): string {
  return `\`${word}\``;
}

/** Text in which nothing means anything to Markdown. */
function text(words: string): string {
  return words.replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
