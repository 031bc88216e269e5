import type { Command } from 'commander';
import { ENGINES } from '../../evidence/verdict.ts';
import { type StabilityOptions, stability } from '../../maintenance/stability/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { engineNamed } from '../options/choice.ts';
import { repeatable } from '../options/repeatable.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { say } from '../shell.ts';

type StabilityFlags = Omit<StabilityOptions, 'candidate' | 'engine' | 'print'> & { engine: string };

export function define(command: Command, invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  command
    .summary('repeat the suite under conditions that must not change any verdict')
    .description(
      'Repeats the suite on a candidate under conditions that must not change any verdict, and lists changed verdicts.',
    )
    .argument('[candidate]', 'a candidate; by default, the reference')
    .option('--engine <name>', `the engine to use: ${ENGINES.join(', ')}`, 'simulated')
    .option(
      '--rounds <number>',
      'how many rounds follow the first, which has no special conditions',
      number('--rounds', 1),
      5,
    )
    .option('--runs <number>', 'how many times each of those rounds runs every check', number('--runs', 1), 1)
    .option('--seed <number>', 'the seed of the rounds’ conditions', number('--seed'), 1)
    .option('--values <number>', 'how many values a property tries', number('--values', 1))
    .option('--add', 'add the figures to those recorded for the same suite', false)
    .option('--only <check>', 'run only this check (repeatable)', repeatable, [])
    .action(async (candidate: string | undefined, { engine, ...options }: StabilityFlags) => {
      const print = (line: string) => say(invocation.shell, [line]);
      invocation.conclude(await stability({ ...options, candidate, engine: engineNamed(engine, invocation), print }));
    });
  return withHelp(command, {
    examples: ['--engine chromium --rounds 5 --runs 10', '--add --seed 2', '--only first-visit'],
    exitCodes: 'Exit code: 0 if no verdict changed, 1 if one did, 2 if nothing was judged.',
  });
}
