import { Command } from 'commander';
import { type Command as ReportCommand, textOf } from '../reports/command.ts';
import { diff } from '../reports/diff/command.ts';
import { report } from '../reports/html/command.ts';
import { matrix } from '../reports/matrix/command.ts';
import { sign } from '../reports/receipt/sign-command.ts';
import { verify } from '../reports/receipt/verify-command.ts';
import { viewsCommand } from '../reports/views/command.ts';
import type { Invocation } from './invocation.ts';

type Made = (invocation: Invocation) => Command;

/** What is made of results files: each reads its own arguments, here as in its `npm run`. */
export const views: readonly Made[] = [
  ofResults('report', 'write the report of a run as one page', 'RESULTS.json', report),
  ofResults('views', 'write other views of a run, or show it in a GitHub workflow', 'RESULTS.json', viewsCommand),
  ofResults('diff', 'say what changed from one run to another', 'BEFORE.json AFTER.json', diff),
  ofResults('matrix', 'set many runs side by side', 'RESULTS.json … --out DIRECTORY', matrix),
  ofResults('verify', 'recompute what a badge’s receipt says', 'RECEIPT.json', verify),
  ofResults('sign', 'vouch for a receipt', 'RECEIPT.json', sign),
];

function ofResults(name: string, summary: string, usage: string, run: ReportCommand): Made {
  return (invocation) =>
    new Command(name)
      .summary(summary)
      .usage(`${usage} …`)
      .argument('[arguments...]')
      .allowUnknownOption()
      .helpOption(false)
      .action(async (args: string[]) => {
        const conclusion = await run(args);
        invocation.shell.stdout.write(textOf(conclusion));
        invocation.code = conclusion.code;
      });
}
