import { Command } from 'commander';
import { checksOfHistory } from '../maintenance/history/checks-of-history.ts';
import { historyOf } from '../maintenance/history/history.ts';
import { findingLines } from '../reports/history/finding-lines.ts';
import { historyText } from '../reports/history/history-file.ts';
import { plural } from '../reports/text/wording.ts';
import { catalogue } from '../spec/catalogue.ts';
import { choice } from './choice.ts';
import { askedVersions, type VersionsOptions, withVersionsOptions } from './history-options.ts';
import type { Invocation } from './invocation.ts';
import { say } from './shell.ts';

interface Options extends VersionsOptions {
  requirement: string;
  all: boolean;
}

export function bisect(invocation: Invocation): Command {
  return withVersionsOptions(new Command('bisect'), invocation)
    .summary('find the versions of a package at which a requirement began or ceased to hold')
    .description(
      'Finds the published versions at which the verdict on a requirement changed, in as few runs as it takes: the two ends, and then the middle of whatever differs. What an earlier run judged costs none.',
    )
    .requiredOption('-r, --requirement <id>', 'the requirement')
    .option(
      '--all',
      'judge every version: a bisection misses a change that is undone between two that it judged',
      false,
    )
    .addHelpText(
      'after',
      `
Examples:
  npx amplitude-conformance bisect amplitude-js --requirement COOKIE-NAME-2
  npx amplitude-conformance bisect amplitude-js --requirement DEFER-1 --from 7.0.0 --all

Ends with 0 where it is found, or that there is none, and with 2 where nothing can be said.`,
    )
    .action(async (name: string, { requirement, all, ...options }: Options) => {
      const { shell } = invocation;
      const ids = catalogue.map(({ id }) => id);
      const id = choice(requirement, ids, 'the id of a requirement', invocation);
      const tell = (line: string) => say({ ...shell, stdout: shell.stderr }, [line]);
      const { history, judged } = await historyOf(
        {
          ...askedVersions(name, options, invocation),
          checks: checksOfHistory.filter(({ covers }) => covers.includes(id)).map((check) => check.id),
          requirements: [id],
          which: all ? 'every' : 'ends',
        },
        tell,
      );
      tell(`judged ${judged} ${plural(judged, 'time')} anew`);
      if (options.json) shell.stdout.write(historyText(history));
      else say(shell, findingLines(history, id));
    });
}
