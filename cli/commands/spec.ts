import type { Command } from 'commander';
import { readTraceability } from '../../reports/specification/traceability-file.ts';
import { wrap } from '../../reports/text/prose.ts';
import { catalogue, subjectOf, subjects } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { type Requirement, whyUntestable } from '../../spec/requirement.ts';
import { checks } from '../../suites/checks/checks.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { choice } from '../options/choice.ts';
import { say, sayJson } from '../shell.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('show a requirement: its sentence, source, errata and checks')
    .description(
      'Shows a requirement, or all requirements of a subject: sentence, place in the guide, errata and checks.',
    )
    .argument('<id>', 'a requirement or a subject')
    .option('--json', 'print only JSON on standard output', false)
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
  return withHelp(command, {
    examples: ['COOKIE-NAME-2', 'OPTOUT'],
    exitCodes: 'Exit code: 0, or 2 if there is no such requirement or subject.',
  });
}

/** A requirement with its errata and checks. */
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
  guide: 'The guide’s reading applies.',
  other: 'The other reading applies.',
  open: 'An SDK may do either.',
} as const;

function sentencesOf(hashes: readonly string[]): string {
  return hashes.length === 0 ? '' : `, sentence${hashes.length === 1 ? '' : 's'} ${hashes.join(' ')}`;
}

function labelled(label: string, text: string): string[] {
  const column = 13;
  return wrap(text, WIDTH - column).map((line, index) => `  ${(index === 0 ? label : '').padEnd(column - 2)}${line}`);
}
