import { Command } from 'commander';
import { SIGN_USAGE, sign } from '../reports/badge/sign-command.ts';
import { VERIFY_USAGE, verify } from '../reports/badge/verify-command.ts';
import { type Command as ReportCommand, textOf } from '../reports/command.ts';
import { DIFF_USAGE, diff } from '../reports/diff/command.ts';
import { REPORT_USAGE, report } from '../reports/html/command.ts';
import { MATRIX_USAGE, matrix } from '../reports/matrix/command.ts';
import { VIEWS_USAGE, viewsCommand } from '../reports/views/command.ts';
import type { Invocation } from './invocation.ts';

type Made = (invocation: Invocation) => Command;

interface OfResults {
  name: string;
  summary: string;
  /** As its `npm run` is meant; the arguments are the same here. */
  usage: string;
  /** What it ends with. */
  ends: string;
  run: ReportCommand;
}

const WRITTEN = 'Ends with 0 where it is written, and with 2 where it cannot be.';

/** What is made of results files: each reads its own arguments, here as in its `npm run`. */
export const views: readonly Made[] = [
  { name: 'report', summary: 'write the report of a run as one page', usage: REPORT_USAGE, ends: WRITTEN, run: report },
  {
    name: 'views',
    summary: 'write other views of a run, or show it in a GitHub workflow',
    usage: VIEWS_USAGE,
    ends: WRITTEN,
    run: viewsCommand,
  },
  {
    name: 'diff',
    summary: 'say what changed from one run to another',
    usage: DIFF_USAGE,
    ends: 'Ends with 0 where nothing regressed, and with 1 where something did, or passed and is no longer covered.',
    run: diff,
  },
  { name: 'matrix', summary: 'set many runs side by side', usage: MATRIX_USAGE, ends: WRITTEN, run: matrix },
  {
    name: 'verify',
    summary: 'recompute what a badge’s receipt says',
    usage: VERIFY_USAGE,
    ends: 'Ends with 0 where all that can be recomputed is as the receipt says, and with 1 where something is not.',
    run: verify,
  },
  { name: 'sign', summary: 'vouch for a receipt', usage: SIGN_USAGE, ends: WRITTEN, run: sign },
].map(ofResults);

function ofResults({ name, summary, usage, ends, run }: OfResults): Made {
  return (invocation) =>
    new Command(name)
      .summary(summary)
      .description(`${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`)
      .usage(usage.replace(`npm run ${name} -- `, ''))
      .argument('[arguments...]')
      .allowUnknownOption()
      .addHelpText('after', `\n${ends}`)
      .action(async (args: string[]) => {
        const conclusion = await run(args);
        invocation.shell.stdout.write(textOf(conclusion));
        invocation.code = conclusion.code;
      });
}
