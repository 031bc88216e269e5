import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import { shellWord } from '../../harness/candidate/shell-word.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { say } from '../shell.ts';
import { bestLine } from './init/best-line.ts';
import { bundleOf } from './init/bundle.ts';
import { candidateText } from './init/candidate-text.ts';
import { readProject } from './init/project.ts';
import { workflowText } from './init/workflow-text.ts';

interface Options {
  json: boolean;
  force: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write a candidate file and a workflow for the project in this folder')
    .description(
      'Writes a candidate file and a GitHub workflow for the SDK in this folder, without asking any questions.',
    )
    .argument('[bundle]', 'the bundle, if package.json does not lead to it')
    .option('--json', 'write the candidate file as JSON', false)
    .option('--force', 'overwrite existing files', false)
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
      say(shell, [
        `bundle    ${bundle}`,
        `follows   ${found.line}${found.fits ? '' : `, which it does not fit yet: ${found.broken.join(', ')}`}`,
        ...[...files.keys()].map((file) => `wrote     ${file}`),
        `next      ${commandText(found.fits ? 'run' : 'smoke', shellWord(`./${candidate}`))}`,
      ]);
      invocation.code = found.fits ? 0 : 1;
    });
  return withHelp(command, {
    examples: ['', 'dist/fork.umd.js --force'],
    exitCodes: 'Exit code: 0 if the bundle fits a release line, 1 if it fits none, 2 if nothing was written.',
  });
}

function requireAbsent(file: string, shown: string, invocation: Invocation): void {
  if (!existsSync(file)) return;
  throw new UsageError({
    expected: `no file ${shown}`,
    seen: 'it exists',
    next: invocation.with('--force'),
  });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
