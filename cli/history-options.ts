import path from 'node:path';
import { type Command, Option } from 'commander';
import { knownPackages } from '../harness/candidate/known-packages.ts';
import { REAL_ENGINES } from '../harness/engine/installed-browser.ts';
import { CACHE_FOLDER } from '../harness/resolve/cache-folder.ts';
import type { HistoryOptions } from '../maintenance/history/history.ts';
import { endWhenInterrupted } from '../reports/command.ts';
import { settings } from '../suites/check/settings.ts';
import { choice } from './choice.ts';
import type { Invocation } from './invocation.ts';
import { wholeNumber } from './whole-number.ts';

/** Many versions take many runs; two values, the least that a property gets, tell two versions apart as well as more. */
const VALUES = 1;

/** What every question about published versions can be asked with. */
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

/** Declares them. */
export function withVersionsOptions(command: Command, invocation: Invocation): Command {
  const number = wholeNumber(invocation);
  return command
    .hook('preAction', endWhenInterrupted)
    .argument('<package>', `a package whose versions are known: ${[...knownPackages.keys()].join(', ')}`)
    .option('--from <version>', 'not the versions before this one')
    .option('--to <version>', 'not the versions after this one')
    .addOption(
      new Option('--confirm <engine>', `where each change is looked at again: ${REAL_ENGINES.join(', ')}`).default(
        'chromium',
      ),
    )
    .option('--no-confirm', 'look at no change again')
    .option('--seed <number>', 'other values in the properties; a seed is fixed unless given', number('--seed'))
    .option(
      '--values <number>',
      'how many values a property tries, of which there are two at least',
      number('--values', 1),
    )
    .option('--processes <number>', 'how many versions at a time', number('--processes', 1), 2)
    .option('--cache <folder>', 'where what was judged is kept, so that nothing is judged twice')
    .option('--json', 'print the history on standard output, and nothing else there', false);
}

/** What they ask. Throws UsageError. */
export function askedVersions(
  name: string,
  { confirm, seed, values, cache, ...rest }: VersionsOptions,
  invocation: Invocation,
): Omit<HistoryOptions, 'checks' | 'which'> {
  const { cwd, env } = invocation.shell;
  const usual = settings(VALUES);
  return {
    ...rest,
    package: choice(name, [...knownPackages.keys()], 'a package whose versions are known', invocation),
    confirm: confirm === false ? null : choice(confirm, REAL_ENGINES, 'a real engine', invocation),
    seed: seed ?? usual.seed,
    values: values ?? usual.values,
    cache: cache === undefined ? path.join(CACHE_FOLDER, 'history') : path.resolve(cwd, cache),
    cwd,
    env,
  };
}
