import path from 'node:path';
import { Command } from 'commander';
import { checksOfHistory } from '../maintenance/history/checks-of-history.ts';
import { historyOf } from '../maintenance/history/history.ts';
import { writeHistory } from '../reports/history/files.ts';
import { historyText } from '../reports/history/history-file.ts';
import { plural } from '../reports/text/wording.ts';
import { askedVersions, type VersionsOptions, withVersionsOptions } from './history-options.ts';
import type { Invocation } from './invocation.ts';
import { say } from './shell.ts';

interface Options extends VersionsOptions {
  bisect: boolean;
  remembered: boolean;
  out: string;
}

export function history(invocation: Invocation): Command {
  return withVersionsOptions(new Command('history'), invocation)
    .summary('judge the published versions of a package, and say since which version what holds')
    .description(
      'Judges the published versions of a package in the simulated engine, and looks at each change again in a real one. Ended at any moment and started again, it goes on where it was.',
    )
    .option('--bisect', 'judge only the ends of what differs: a change that is undone in between is missed', false)
    .option('--remembered', 'only what earlier runs judged', false)
    .option('--out <folder>', 'where the history goes, as data and as a page', 'conformance-report/history')
    .addHelpText(
      'after',
      `
Examples:
  npx amplitude-conformance history amplitude-js
  npx amplitude-conformance history amplitude-js --from 8.0.0 --bisect
  npx amplitude-conformance history @amplitude/analytics-browser --to 1.14.0 --no-confirm --json

Ends with 0 where it is written, and with 2 where it cannot be.`,
    )
    .action(async (name: string, options: Options) => {
      const { shell } = invocation;
      const started = performance.now();
      const tell = (line: string) => say({ ...shell, stdout: shell.stderr }, [line]);
      const requested = askedVersions(name, options, invocation);
      const all = checksOfHistory.map(({ id }) => id);
      const { history, judged } = await historyOf(
        { ...requested, checks: all, which: options.remembered ? 'remembered' : options.bisect ? 'ends' : 'every' },
        tell,
      );
      const files = writeHistory(history, path.resolve(shell.cwd, options.out));
      const { versions, changes } = history;
      tell(
        `${versions.length} versions, judged ${judged} ${plural(judged, 'time')} anew, ${changes.length} changes, in ${((performance.now() - started) / 1000).toFixed(0)} s`,
      );
      if (options.json) shell.stdout.write(historyText(history));
      else
        say(
          shell,
          files.map((file) => path.relative(shell.cwd, file)),
        );
    });
}
