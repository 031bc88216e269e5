import type { Command } from 'commander';
import { UsageError } from '../../evidence/fault.ts';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import { INSTALL_ENGINES } from '../../harness/candidate/run-command.ts';
import { describeBrowser, installMissing, manualInstallCommands } from '../../harness/engine/install.ts';
import { REAL_ENGINES } from '../../harness/engine/installed-browser.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { say, sayError, sayJson } from '../shell.ts';

interface EnginesFlags {
  install: boolean;
  json: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('list the browsers on this machine, and install missing ones')
    .description('Lists the engines and the browser build that a run on this machine would use for each.')
    .option('--install', 'install missing engines: Playwright’s builds or, failing that, Debian’s packages', false)
    .option('--json', 'print only JSON on standard output', false)
    .action(({ install, json }: EnginesFlags) => {
      const { shell } = invocation;
      const report = (line: string) => (json ? sayError : say)(shell, [line]);
      const missing = install ? installMissing(report) : [];
      const found = ENGINES.map((engine) => ({ engine, build: buildOf(engine) }));
      if (json) sayJson(shell, found);
      else
        say(
          shell,
          found.map(({ engine, build }) => `${engine.padEnd(WIDEST)}  ${build ?? 'missing'}`),
        );
      if (missing.length > 0) {
        throw new UsageError({
          expected: `${missing.join(', ')}, from Playwright or the system’s packages`,
          seen: 'neither could be installed',
          next: manualInstallCommands(missing).join(' # or: '),
        });
      }
      if (!json && found.some(({ build }) => build === null))
        say(shell, ['', `To install missing engines: ${INSTALL_ENGINES}`]);
    });
  return withHelp(command, {
    examples: ['', '--install'],
    exitCodes: 'Exit code: 0, or 2 if an engine could not be installed.',
  });
}

const WIDEST = Math.max(...ENGINES.map((name) => name.length));

function buildOf(engine: EngineName): string | null {
  const real = REAL_ENGINES.find((name) => name === engine);
  return real ? describeBrowser(real) : `in this process, Node ${process.version}`;
}
