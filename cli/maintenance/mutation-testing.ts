import type { Command } from 'commander';
import { ENGINES } from '../../evidence/verdict.ts';
import { type MutationTestingOptions, mutationTesting } from '../../maintenance/mutation-testing/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { engineNamed } from '../options/choice.ts';
import { repeatable } from '../options/repeatable.ts';
import { wholeNumber } from '../options/whole-number.ts';

type MutationTestingFlags = Omit<MutationTestingOptions, 'engine'> & { engine: string };

export function define(command: Command, invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  command
    .summary('judge mutants of the reference implementation with the suite')
    .description('Judges mutants of the reference implementation with the suite, and lists those whose status is open.')
    .option('--only <start>', 'judge only mutants whose names start with this text (repeatable)', repeatable, [])
    .option(
      '--sample <number>',
      'judge only a random sample of this size; the variable SEED sets its seed',
      number('--sample', 1),
    )
    .option('--quick', 'stop judging a mutant at the first check that detects it', false)
    .option('--engine <name>', `also judge each mutant in this engine: ${ENGINES.join(', ')}`, 'simulated')
    .option(
      '--processes <number>',
      'how many mutants to judge at a time; by default, one per core',
      number('--processes', 1),
    )
    .option('--accept', 'record the statuses', false)
    .action(async ({ engine, ...options }: MutationTestingFlags) =>
      invocation.conclude(await mutationTesting({ ...options, engine: engineNamed(engine, invocation) })),
    );
  return withHelp(command, {
    examples: ['--only tracker.ts --quick', '--engine chromium --sample 40', '--accept'],
    exitCodes: 'Exit code: 0 if no status is open, 1 if one is or an engine differs, 2 if no mutant was chosen.',
  });
}
