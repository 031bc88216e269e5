import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../evidence/fault.ts';
import { shellWord } from '../harness/candidate/shell-word.ts';
import { bestLine } from './init/best-line.ts';
import { bundleOf } from './init/bundle.ts';
import { candidateText } from './init/candidate-text.ts';
import { readProject } from './init/project.ts';
import { workflowText } from './init/workflow-text.ts';
import type { Invocation } from './invocation.ts';
import { say } from './shell.ts';

interface Options {
  json: boolean;
  force: boolean;
}

export function init(invocation: Invocation): Command {
  return new Command('init')
    .summary('write a candidate file and a workflow for the project in this folder')
    .description('Writes a candidate file and a GitHub workflow for the SDK in this folder. It asks nothing.')
    .argument('[bundle]', 'its bundle, where package.json does not lead to it')
    .option('--json', 'write the candidate file as JSON', false)
    .option('--force', 'write over files that are there', false)
    .addHelpText(
      'after',
      `
Examples:
  npx amplitude-conformance init
  npx amplitude-conformance init dist/fork.umd.js --force

Ends with 0 where the bundle fits the line that was found, and with 1 where it fits none.`,
    )
    .action(async (named: string | undefined, { json, force }: Options) => {
      const { shell } = invocation;
      const project = readProject(shell.cwd);
      const bundle = await bundleOf(project, named);
      const found = await bestLine(bundle, shell.cwd);
      const candidate = `${project.shortName}.candidate.${json ? 'json' : 'ts'}`;
      const files = new Map([
        [candidate, candidateText({ name: project.shortName, bundle, line: found.line, json })],
        ['.github/workflows/conformance.yml', workflowText(project, candidate)],
      ]);
      for (const file of files.keys()) if (!force) requireAbsent(path.join(shell.cwd, file), file, invocation);
      for (const [file, text] of files) write(path.join(shell.cwd, file), text);
      const again = `npx amplitude-conformance ${found.fits ? 'run' : 'smoke'} ${shellWord(`./${candidate}`)}`;
      say(shell, [
        `bundle    ${bundle}`,
        `follows   ${found.line}${found.fits ? '' : `, which it does not fit yet: ${found.broken.join(', ')}`}`,
        ...[...files.keys()].map((file) => `wrote     ${file}`),
        `next      ${again}`,
      ]);
      invocation.code = found.fits ? 0 : 1;
    });
}

function requireAbsent(file: string, shown: string, invocation: Invocation): void {
  if (!existsSync(file)) return;
  throw new UsageError({
    expected: `no ${shown} yet`,
    seen: 'there is one',
    next: `${invocation.command} --force`,
  });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
