import { Command } from 'commander';
import { readTraceability } from '../reports/specification/traceability-file.ts';
import { wrap } from '../reports/text/prose.ts';
import { catalogue, subjectOf, subjects } from '../spec/catalogue.ts';
import { errata } from '../spec/errata.ts';
import { type Requirement, whyUntestable } from '../spec/requirement.ts';
import { checks } from '../suites/checks/checks.ts';
import { choice } from './choice.ts';
import type { Invocation } from './invocation.ts';
import { say, sayJson } from './shell.ts';

export function spec(invocation: Invocation): Command {
  return new Command('spec')
    .summary('show a requirement: its sentence, what it rests on, what checks it')
    .description('Shows a requirement, or all of a subject: the sentence, where the guide says it, errata, checks.')
    .argument('<id>', 'a requirement or a subject')
    .option('--json', 'print JSON on standard output, and nothing else there', false)
    .addHelpText(
      'after',
      '\nExamples:\n  npx amplitude-conformance spec COOKIE-NAME-2\n  npx amplitude-conformance spec OPTOUT',
    )
    .action((requested: string, { json }: { json: boolean }) => {
      const known = [...catalogue.map(({ id }) => id), ...subjects()];
      const id = choice(requested, known, 'the id of a requirement or a subject', invocation);
      const found = catalogue.filter((one) => one.id === id || subjectOf(one.id) === id).map(described);
      if (json) sayJson(invocation.shell, found);
      else
        say(
          invocation.shell,
          found.flatMap((one, index) => [...(index > 0 ? [''] : []), ...linesOf(one)]),
        );
    });
}

/** A requirement with what is known about it. */
function described(requirement: Requirement) {
  const concerns = ({ requirements }: { requirements: readonly string[] }) => requirements.includes(requirement.id);
  return {
    requirement,
    errata: errata.filter(concerns),
    checks: readTraceability()
      .filter((trace) => trace.requirement === requirement.id)
      .map(({ check, kind, engines }) => ({
        check,
        kind,
        engines,
        title: checks.find(({ id }) => id === check)?.title ?? '',
      })),
  };
}

const WIDTH = 100;

function linesOf({ requirement, errata, checks }: ReturnType<typeof described>): string[] {
  const { id, level, sentence, source, lines, needs } = requirement;
  const untestable = whyUntestable(requirement);
  return [
    `${id} ${level}`,
    ...wrap(sentence, WIDTH - 2).map((line) => `  ${line}`),
    ...labelled('guide', `${source.section}${sentencesOf(source.sentences)}`),
    ...labelled('lines', lines.join(', ')),
    ...(needs.length > 0 ? labelled('needs', needs.join(', ')) : []),
    ...errata.flatMap(({ id: erratum, about, guide, against, chosen, why }) => [
      ...labelled('erratum', `${erratum}, ${about}. The guide: ${guide} Against it, ${against.who}: ${against.says}`),
      ...labelled('', `${READING[chosen]} ${why}`),
    ]),
    ...(untestable === null ? [] : labelled('untestable', untestable)),
    ...checks.flatMap(({ check, kind, engines, title }, index) =>
      labelled(index === 0 ? 'checks' : '', `${check} (${kind}; ${engines.join(' ')}): ${title}`),
    ),
  ];
}

const READING = {
  guide: 'The guide’s reading is kept.',
  other: 'The other reading is kept.',
  open: 'An SDK may do either.',
} as const;

function sentencesOf(hashes: readonly string[]): string {
  return hashes.length === 0 ? '' : `, sentence${hashes.length === 1 ? '' : 's'} ${hashes.join(' ')}`;
}

function labelled(label: string, text: string): string[] {
  const column = 13;
  return wrap(text, WIDTH - column).map((line, index) => `  ${(index === 0 ? label : '').padEnd(column - 2)}${line}`);
}
