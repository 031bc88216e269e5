import { Command } from 'commander';
import { ENGINES, type EngineName } from '../evidence/verdict.ts';
import { verifyHash } from '../harness/candidate/verify-hash.ts';
import { findCandidate } from '../runner/find-candidate.ts';
import { choice } from './choice.ts';
import type { Invocation } from './invocation.ts';
import { judged } from './judging.ts';
import { lineNamed, profileOption } from './profile-option.ts';
import { titlesOf } from './requested-checks.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  engine?: string[];
  profile?: string;
  only?: string[];
  out: string;
  json: boolean;
  seed?: number;
  values?: number;
  path?: string;
  sha256?: string;
  workers?: number;
}

export function run(invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  return new Command('run')
    .summary('judge an SDK, and say whether it conforms')
    .description('Judges an SDK in browsers and says whether it conforms: on the terminal, and in files.')
    .argument('<candidate>', 'a candidate file, file:PATH, npm:NAME@VERSION, https://ADDRESS, or reference')
    .option('-e, --engine <name...>', `where to judge it: ${ENGINES.join(', ')}; everywhere unless given`)
    .addOption(profileOption())
    .option('-o, --only <id...>', 'only these requirements, subjects or checks')
    .option('--out <folder>', 'where the results go, in a folder named for the candidate', 'conformance-report')
    .option('--json', 'print the results file on standard output, and nothing else there', false)
    .option('--seed <number>', 'other values in the properties; a seed is fixed unless given', number('--seed'))
    .option('--values <number>', 'how many values a property tries', number('--values', 1))
    .option('--path <path>', 'only the value that failed, by the path that the failure printed')
    .option('--sha256 <digits>', 'refuse a candidate with another content hash, as the failure printed it')
    .option('--workers <number>', 'how many checks at a time', number('--workers', 1))
    .addHelpText(
      'after',
      `
Examples:
  npx amplitude-conformance run file:./dist/fork.umd.js
  npx amplitude-conformance run npm:amplitude-js@8.21.10 --engine chromium simulated
  npx amplitude-conformance run ./fork.candidate.ts --only OPTOUT DEFER-1 --engine simulated
  npx amplitude-conformance run ./fork.candidate.ts --json > results.json

Ends with 0 where nothing fails but what the candidate is known to fail, with 1 where it fails,
and with 2 where nothing can be said of it.`,
    )
    .action(async (specifier: string, options: Options) => {
      const follows = lineNamed(options.profile, invocation);
      const engines = enginesOf(options.engine, invocation);
      const grep = titlesOf(options.only ?? [], invocation);
      const found = await findCandidate(specifier, invocation.shell.cwd, follows);
      const candidate = verifyHash(found, options.sha256, invocation.command.replace(/ --sha256[= ]\S+/, ''));
      invocation.code = await judged({ ...options, candidate, engines, grep }, invocation);
    });
}

/** The engines that were asked for; all where none was. */
function enginesOf(names: readonly string[] = [], invocation: Invocation): readonly EngineName[] {
  return names.length > 0 ? names.map((name) => choice(name, ENGINES, 'an engine', invocation)) : ENGINES;
}
