import { commandText, isPackage } from '../../evidence/command-text.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import { shellWord } from './shell-word.ts';

/** One check in one engine, and the generated value that failed, if one did. */
export interface Selection {
  engine: EngineName;
  check: string;
  /** The candidate’s content hash, if the command must refuse any other content. */
  hash?: string | undefined;
  counterexample?: { seed: number; path: string } | undefined;
}

/** Returns the command that judges a candidate, or that repeats one check, quoted for a POSIX shell. */
export function runCommand(specifier: string, part?: Selection): string {
  return isPackage ? packageCommand(specifier, part) : repositoryCommand(specifier, part);
}

function packageCommand(specifier: string, part: Selection | undefined): string {
  const { seed, path } = part?.counterexample ?? {};
  return [
    commandText('run', shellWord(specifier)),
    ...(part ? [`--engine ${part.engine} --only ${part.check}`] : []),
    ...(path === undefined ? [] : [`--seed ${seed} --path ${path}`]),
    ...(part?.hash && isMutable(specifier) ? [`--sha256 ${part.hash}`] : []),
  ].join(' ');
}

function repositoryCommand(specifier: string, part: Selection | undefined): string {
  const { seed, path } = part?.counterexample ?? {};
  return [
    ...(part && specifier === 'reference' ? [] : [`SDK=${shellWord(specifier)}`]),
    ...(part?.hash && isMutable(specifier) ? [`SHA256=${part.hash}`] : []),
    ...(path === undefined ? [] : [`SEED=${seed} COUNTEREXAMPLE=${path}`]),
    'npx playwright test',
    ...(part ? [`--project=${part.engine} --grep " ${part.check}:"`] : []),
  ].join(' ');
}

/** Whether the candidate’s content can change; a published version cannot. */
function isMutable(specifier: string): boolean {
  return !specifier.startsWith('npm:');
}

/** The command that installs the engines that are missing. */
export const INSTALL_ENGINES = isPackage ? commandText('engines', '--install') : 'npm run setup';
