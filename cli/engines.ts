import { Command } from 'commander';
import { UsageError } from '../evidence/fault.ts';
import { ENGINES, type EngineName } from '../evidence/verdict.ts';
import { INSTALL_ENGINES } from '../harness/candidate/run-command.ts';
import { byHand, describeBrowser, installMissing } from '../harness/engine/install.ts';
import { REAL_ENGINES } from '../harness/engine/installed-browser.ts';
import type { Invocation } from './invocation.ts';
import { say, sayJson } from './shell.ts';

export function engines(invocation: Invocation): Command {
  return new Command('engines')
    .summary('what browsers there are here, and install what is missing')
    .description('Lists the engines with the builds that a run here would use.')
    .option('--install', 'install what is missing: Playwright’s own builds, or else Debian’s packages', false)
    .option('--json', 'print JSON on standard output, and nothing else there', false)
    .addHelpText(
      'after',
      '\nExamples:\n  npx amplitude-conformance engines\n  npx amplitude-conformance engines --install',
    )
    .action(({ install, json }: { install: boolean; json: boolean }) => {
      const { shell } = invocation;
      const tell = (line: string) => say(json ? { ...shell, stdout: shell.stderr } : shell, [line]);
      const missing = install ? installMissing(tell) : [];
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
          next: byHand(missing).join(' # or: '),
        });
      }
      const [absent] = found.filter(({ build }) => build === null);
      if (absent && !json) say(shell, ['', `To install what is missing: ${INSTALL_ENGINES}`]);
    });
}

const WIDEST = Math.max(...ENGINES.map((name) => name.length));

function buildOf(engine: EngineName): string | null {
  const real = REAL_ENGINES.find((name) => name === engine);
  return real ? describeBrowser(real) : `in this process, Node ${process.version}`;
}
