import type { Command } from 'commander';
import { ENGINES } from '../../evidence/verdict.ts';
import { diff } from '../../reports/diff/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { engineNamed } from '../options/choice.ts';
import { repeatable } from '../options/repeatable.ts';

interface DiffFlags {
  engine?: string[];
  markdown: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('show what changed between two runs')
    .description('Shows which verdicts changed between two runs, requirement by requirement and engine by engine.')
    .argument('<before>', 'the results file of the first run')
    .argument('<after>', 'the results file of the second run')
    .option('--engine <name>', `an engine to compare (repeatable): ${ENGINES.join(', ')}; by default, all`, repeatable)
    .option('--markdown', 'print Markdown', false)
    .action((before: string, after: string, { engine, markdown }: DiffFlags) => {
      const engines = engine?.map((name) => engineNamed(name, invocation));
      invocation.conclude(diff({ before, after, engines, markdown }));
    });
  return withHelp(command, {
    examples: ['before.json after.json --engine chromium --engine firefox'],
    exitCodes:
      'Exit code: 0 if no requirement regressed, 1 if one did or is no longer covered, 2 if the runs cannot be compared.',
  });
}
