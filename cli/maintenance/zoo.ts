import type { Command } from 'commander';
import { ENGINES } from '../../evidence/verdict.ts';
import { zoo } from '../../maintenance/zoo/command.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { engineNamed } from '../options/choice.ts';
import { say } from '../shell.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('visit the zoo: broken and hostile SDKs with expected verdicts')
    .description(
      'Judges the members of the zoo, broken and hostile SDKs, and compares the verdicts with the expected ones.',
    )
    .argument('[members...]', 'the members to visit; by default, all with expected results in the engine')
    .option('--engine <name>', `the engine to use: ${ENGINES.join(', ')}`, 'simulated')
    .action(async (members: string[], { engine }: { engine: string }) => {
      const print = (line: string) => say(invocation.shell, [line]);
      invocation.conclude(await zoo({ members, engine: engineNamed(engine, invocation), print }));
    });
  return withHelp(command, {
    examples: ['', 'conforms', '--engine chromium'],
    exitCodes: 'Exit code: 0 if every verdict is as expected, 1 if one is not, 2 if there is no such member.',
  });
}
