import type { Command } from 'commander';
import { ENGINES } from '../../evidence/verdict.ts';
import { verifyHash } from '../../harness/candidate/verify-hash.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { judge } from '../judge.ts';
import { engineNamed } from '../options/choice.ts';
import { lineNamed, profileOption } from '../options/profile-option.ts';
import { titlesOf } from '../options/requested-checks.ts';
import { wholeNumber } from '../options/whole-number.ts';

interface RunFlags {
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

export function define(command: Command, invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  command
    .summary('judge an SDK and report whether it conforms')
    .description('Judges an SDK in browsers, and reports on the terminal and in files whether it conforms.')
    .argument('<candidate>', 'a candidate file, file:PATH, npm:NAME@VERSION, https://ADDRESS, or reference')
    .option('-e, --engine <name...>', `the engines to judge it in: ${ENGINES.join(', ')}; by default, all`)
    .addOption(profileOption())
    .option('-o, --only <id...>', 'run only these checks, and those of these requirements or subjects')
    .option('--out <folder>', 'where to write the results, in a folder named after the candidate', 'conformance-report')
    .option('--json', 'print only the results file on standard output', false)
    .option(
      '--seed <number>',
      'draw the values of properties with this seed instead of the fixed one',
      number('--seed'),
    )
    .option('--values <number>', 'how many values a property tries', number('--values', 1))
    .option('--path <path>', 'try only the value that failed, by the path that the failure printed')
    .option('--sha256 <digits>', 'refuse a candidate whose content hash does not start with these digits')
    .option('--workers <number>', 'how many checks to run at a time', number('--workers', 1))
    .action(async (specifier: string, options: RunFlags) => {
      const follows = lineNamed(options.profile, invocation);
      const engines = options.engine?.map((name) => engineNamed(name, invocation)) ?? ENGINES;
      const grep = titlesOf(options.only ?? [], invocation);
      const found = await findCandidate(specifier, invocation.shell.cwd, follows);
      const candidate = verifyHash(found, options.sha256, invocation.without('--sha256'));
      invocation.code = await judge({ ...options, candidate, engines, grep }, invocation);
    });
  return withHelp(command, {
    examples: [
      'file:./dist/fork.umd.js',
      'npm:amplitude-js@8.21.10 --engine chromium simulated',
      './fork.candidate.ts --only OPTOUT DEFER-1 --engine simulated',
      './fork.candidate.ts --json > results.json',
    ],
    exitCodes:
      'Exit code: 0 if nothing fails except declared deviations, 1 if the candidate fails, 2 if there is no verdict.',
  });
}
