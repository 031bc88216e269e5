import type { Command } from 'commander';
import { BENCHMARKS, benchmark } from '../../maintenance/benchmark/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { choice } from '../options/choice.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('measure how fast the suite and the simulated engine are')
    .description(
      'Measures how fast the suite is, compared with bare Playwright, and the simulated engine, compared with jsdom.',
    )
    .argument('[names...]', `the benchmarks to run: ${BENCHMARKS.join(', ')}; by default, all`)
    .action((names: string[]) =>
      invocation.conclude(benchmark(names.map((name) => choice(name, BENCHMARKS, 'a benchmark', invocation)))),
    );
  return withHelp(command, {
    examples: ['', 'stories'],
    exitCodes: 'Exit code: 0, or 2 if a benchmark could not be run.',
  });
}
