import type { Command } from 'commander';
import { REAL_ENGINES } from '../../harness/engine/installed-browser.ts';
import { differential } from '../../maintenance/differential/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { choice } from '../options/choice.ts';
import { repeatable } from '../options/repeatable.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { say } from '../shell.ts';

interface DifferentialFlags {
  engine: string[];
  stories: number;
  seed: number;
}

export function define(command: Command, invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  command
    .summary('compare the simulated engine with real ones by playing stories')
    .description('Plays the same stories in the simulated engine and in real ones, and lists what differs.')
    .argument('[candidates...]', 'the candidates to play them on; by default, three known ones')
    .option(
      '--engine <name>',
      `a real engine (repeatable): ${REAL_ENGINES.join(', ')}; by default, all`,
      repeatable,
      [],
    )
    .option('--stories <number>', 'how many stories to play', number('--stories', 1), 40)
    .option('--seed <number>', 'the seed of the stories', number('--seed'), 1)
    .action(async (candidates: string[], { engine, ...options }: DifferentialFlags) => {
      const engines = engine.map((name) => choice(name, REAL_ENGINES, 'a real engine', invocation));
      const print = (line: string) => say(invocation.shell, [line]);
      invocation.conclude(await differential({ ...options, candidates, engines, print }));
    });
  return withHelp(command, {
    examples: ['', 'reference --engine chromium --stories 100 --seed 7'],
    exitCodes: 'Exit code: 0 if the engines agree, 1 if they differ, 2 if a candidate or an engine is missing.',
  });
}
