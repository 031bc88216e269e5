import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import { shellWord } from '../../harness/candidate/shell-word.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { say } from '../shell.ts';
import { adapterText, capabilitiesWithoutVerb } from './init/adapter-text.ts';
import { type BestLine, bestLine } from './init/best-line.ts';
import { bundleOf } from './init/bundle.ts';
import { candidateText } from './init/candidate-text.ts';
import { type ProjectFacts, readProject } from './init/project.ts';
import { workflowText } from './init/workflow-text.ts';

interface InitFlags {
  json: boolean;
  force: boolean;
  adapterOnly: boolean;
}

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('write a candidate file and a workflow for the project in this folder')
    .description(
      'Writes a candidate file and a GitHub workflow for the SDK in this folder, and an adapter to complete if no built-in adapter can drive it. It asks no questions.',
    )
    .argument('[bundle]', 'the bundle, if package.json does not lead to it')
    .option('--json', 'write the candidate file as JSON', false)
    .option('--force', 'overwrite existing files', false)
    .option('--adapter-only', 'write only the adapter, for an existing candidate file', false)
    .action(async (named: string | undefined, options: InitFlags) => {
      const { shell } = invocation;
      const project = readProject(shell.cwd);
      const bundle = await bundleOf(project, named);
      const found = await bestLine(bundle, shell.cwd);
      if (options.adapterOnly && !found.adapterTarget) throw noAdapterNeeded(bundle, found);
      const candidate = `${project.shortName}.candidate.${options.json ? 'json' : 'ts'}`;
      const files = filesToWrite(project, bundle, found, candidate, options);
      for (const file of files.keys()) if (!options.force) requireAbsent(path.join(shell.cwd, file), file, invocation);
      for (const [file, text] of files) write(path.join(shell.cwd, file), text);
      say(shell, [
        `bundle    ${bundle}`,
        `follows   ${found.line}${found.fits ? '' : `, which it does not fit yet: ${found.broken.join(', ')}`}`,
        ...[...files.keys()].map((file) => `wrote     ${file}`),
        `next      ${nextStep(project, found, candidate, options)}`,
      ]);
      invocation.code = found.fits ? 0 : 1;
    });
  return withHelp(command, {
    examples: ['', 'dist/fork.umd.js --force', 'dist/fork.umd.js --adapter-only'],
    exitCodes: 'Exit code: 0 if the bundle fits a release line, 1 if it fits none, 2 if nothing was written.',
  });
}

function filesToWrite(
  project: ProjectFacts,
  bundle: string,
  { line, adapterTarget }: BestLine,
  candidate: string,
  { json, adapterOnly }: InitFlags,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const adapter = adapterTarget
    ? {
        file: adapterFile(project),
        global: adapterTarget.name,
        without: capabilitiesWithoutVerb(adapterTarget, line),
      }
    : undefined;
  if (!adapterOnly) files.set(candidate, candidateText({ name: project.shortName, bundle, line, adapter, json }));
  if (adapterTarget) files.set(adapterFile(project), adapterText({ candidate, global: adapterTarget, line }));
  if (!adapterOnly) files.set('.github/workflows/conformance.yml', workflowText(project, candidate));
  return files;
}

function adapterFile({ shortName }: ProjectFacts): string {
  return `${shortName}.adapter.ts`;
}

function nextStep(
  project: ProjectFacts,
  { fits, adapterTarget }: BestLine,
  candidate: string,
  { adapterOnly }: InitFlags,
): string {
  const file = adapterFile(project);
  if (adapterOnly) return `write adapter: './${file}' in the candidate file, and complete ${file}`;
  const command = commandText(fits ? 'run' : 'smoke', shellWord(`./${candidate}`));
  return adapterTarget ? `complete ${file}, then ${command}` : command;
}

function noAdapterNeeded(bundle: string, { line }: BestLine): UsageError {
  return new UsageError({
    expected: 'a bundle that needs an adapter of its own',
    seen: `${bundle}, which the built-in adapter of ${line} can drive`,
    next: commandText('init', shellWord(bundle)),
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
