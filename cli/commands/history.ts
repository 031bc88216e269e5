import path from 'node:path';
import type { Command } from 'commander';
import { checksOfHistory } from '../../maintenance/history/checks-of-history.ts';
import { historyOf } from '../../maintenance/history/history.ts';
import { writeHistory } from '../../reports/history/files.ts';
import { historyText } from '../../reports/history/history-file.ts';
import { counted } from '../../reports/text/phrases.ts';
import { WRITING_EXIT_CODES, withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { requestedVersions, type VersionsOptions, withVersionsOptions } from '../options/versions-options.ts';
import { say, sayError } from '../shell.ts';

interface HistoryFlags extends VersionsOptions {
  bisect: boolean;
  remembered: boolean;
  out: string;
}

export function define(command: Command, invocation: Invocation): Command {
  withVersionsOptions(command, invocation)
    .summary('judge the published versions of a package and report what changed between them')
    .description(
      'Judges the published versions of a package in the simulated engine, and judges each change again in a real one. If interrupted, it continues at the next start where it stopped.',
    )
    .option('--bisect', 'judge only the ends of ranges that differ; misses a change that a later version undoes', false)
    .option('--remembered', 'judge nothing: use only stored verdicts', false)
    .option('--out <folder>', 'where to write the history, as data and as a page', 'conformance-report/history')
    .action(async (name: string, options: HistoryFlags) => {
      const { shell } = invocation;
      const started = performance.now();
      const report = (line: string) => sayError(shell, [line]);
      const requested = requestedVersions(name, options, invocation);
      const all = checksOfHistory.map(({ id }) => id);
      const { history, judged } = await historyOf(
        { ...requested, checks: all, which: options.remembered ? 'remembered' : options.bisect ? 'ends' : 'every' },
        report,
      );
      const files = writeHistory(history, path.resolve(shell.cwd, options.out));
      const { versions, changes } = history;
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      report(
        `${versions.length} versions, judged ${counted(judged, 'time')}, ${changes.length} changes, in ${seconds} s`,
      );
      if (options.json) shell.stdout.write(historyText(history));
      else
        say(
          shell,
          files.map((file) => path.relative(shell.cwd, file)),
        );
    });
  return withHelp(command, {
    examples: [
      'amplitude-js',
      'amplitude-js --from 8.0.0 --bisect',
      '@amplitude/analytics-browser --to 1.14.0 --no-confirm --json',
    ],
    exitCodes: WRITING_EXIT_CODES,
  });
}
