import path from 'node:path';
import type { Command } from 'commander';
import { supportedPackages } from '../../harness/candidate/supported-packages.ts';
import { REAL_ENGINES } from '../../harness/engine/installed-browser.ts';
import { CACHE_FOLDER } from '../../harness/resolve/cache-folder.ts';
import type { HistoryOptions } from '../../maintenance/history/history.ts';
import { checkSettings } from '../../suites/check/settings.ts';
import { endWhenInterrupted } from '../interruption.ts';
import type { Invocation } from '../invocation.ts';
import { choice } from './choice.ts';
import { wholeNumber } from './whole-number.ts';

/** Many versions take many runs. Two values, the fewest of a property, distinguish two versions as well as more would. */
const VALUES = 1;

/** The options of the commands about published versions. */
export interface VersionsOptions {
  from?: string;
  to?: string;
  confirm: string | false;
  seed?: number;
  values?: number;
  processes: number;
  cache?: string;
  json: boolean;
}

/** Adds the argument and the options of a command about published versions. */
export function withVersionsOptions(command: Command, invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  return command
    .hook('preAction', endWhenInterrupted)
    .argument('<package>', `a package whose versions are known: ${[...supportedPackages.keys()].join(', ')}`)
    .option('--from <version>', 'skip the versions before this one')
    .option('--to <version>', 'skip the versions after this one')
    .option('--confirm <engine>', `judge each change again in a real engine: ${REAL_ENGINES.join(', ')}`, 'chromium')
    .option('--no-confirm', 'do not judge changes again')
    .option(
      '--seed <number>',
      'draw the values of properties with this seed instead of the fixed one',
      number('--seed'),
    )
    .option('--values <number>', 'how many values a property tries; it tries at least two', number('--values', 1))
    .option('--processes <number>', 'how many versions to judge at a time', number('--processes', 1), 2)
    .option('--cache <folder>', 'where to store verdicts, so that no version is judged twice')
    .option('--json', 'print only the history on standard output', false);
}

/** Returns what the options request. Throws UsageError. */
export function requestedVersions(
  name: string,
  { confirm, seed, values, cache, ...rest }: VersionsOptions,
  invocation: Invocation,
): Omit<HistoryOptions, 'checks' | 'which'> {
  const { cwd, env } = invocation.shell;
  const defaults = checkSettings(VALUES);
  return {
    ...rest,
    package: choice(name, [...supportedPackages.keys()], 'a package whose versions are known', invocation),
    confirm: confirm === false ? null : choice(confirm, REAL_ENGINES, 'a real engine', invocation),
    seed: seed ?? defaults.seed,
    values: values ?? defaults.values,
    cache: cache === undefined ? path.join(CACHE_FOLDER, 'history') : path.resolve(cwd, cache),
    cwd,
    env,
  };
}
