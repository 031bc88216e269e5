import type { Command } from 'commander';
import { checksOfHistory } from '../../maintenance/history/checks-of-history.ts';
import { historyOf } from '../../maintenance/history/history.ts';
import { findingLines } from '../../reports/history/finding-lines.ts';
import { historyText } from '../../reports/history/history-file.ts';
import { counted } from '../../reports/text/phrases.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { choice } from '../options/choice.ts';
import { requestedVersions, type VersionsOptions, withVersionsOptions } from '../options/versions-options.ts';
import { say, sayError } from '../shell.ts';

interface BisectFlags extends VersionsOptions {
  requirement: string;
  all: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  withVersionsOptions(command, invocation)
    .summary('find the versions of a package at which the verdict on a requirement changed')
    .description(
      'Finds the published versions at which the verdict on a requirement changed. It judges as few versions as possible: the first and the last, and then the middle of every range whose ends differ. Stored verdicts are reused.',
    )
    .requiredOption('-r, --requirement <id>', 'the requirement')
    .option('--all', 'judge every version, which also finds a change that a later version undoes', false)
    .action(async (name: string, { requirement, all, ...options }: BisectFlags) => {
      const { shell } = invocation;
      const ids = catalogue.map(({ id }) => id);
      const id = choice(requirement, ids, 'the id of a requirement', invocation);
      const report = (line: string) => sayError(shell, [line]);
      const { history, judged } = await historyOf(
        {
          ...requestedVersions(name, options, invocation),
          checks: checksOfHistory.filter(({ covers }) => covers.includes(id)).map((check) => check.id),
          requirements: [id],
          which: all ? 'every' : 'ends',
        },
        report,
      );
      report(`judged ${counted(judged, 'time')}`);
      if (options.json) shell.stdout.write(historyText(history));
      else say(shell, findingLines(history, id));
    });
  return withHelp(command, {
    examples: ['amplitude-js --requirement COOKIE-NAME-2', 'amplitude-js --requirement DEFER-1 --from 7.0.0 --all'],
    exitCodes: 'Exit code: 0 if the changes were found or there are none, 2 if there is no answer.',
  });
}
