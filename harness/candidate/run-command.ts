import { commandText, isPackage } from '../../evidence/command-text.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import { shellWord } from './shell-word.ts';

/** One check in one engine, and where it was a value of fast-check’s that failed, which one. */
export interface Selection {
  engine: EngineName;
  check: string;
  /** The candidate’s content hash, where the command must be refused for any other. */
  hash?: string | undefined;
  counterexample?: { seed: number; path: string } | undefined;
}

/** The command that judges a candidate, or one part of it again, quoted for a shell where it must be. */
export function runCommand(specifier: string, part?: Selection): string {
  return isPackage ? byCommandLine(specifier, part) : byRunner(specifier, part);
}

function byCommandLine(specifier: string, part: Selection | undefined): string {
  const { seed, path } = part?.counterexample ?? {};
  return [
    commandText('run', shellWord(specifier)),
    ...(part ? [`--engine ${part.engine} --only ${part.check}`] : []),
    ...(path === undefined ? [] : [`--seed ${seed} --path ${path}`]),
    ...(part?.hash && isMutable(specifier) ? [`--sha256 ${part.hash}`] : []),
  ].join(' ');
}

function byRunner(specifier: string, part: Selection | undefined): string {
  const { seed, path } = part?.counterexample ?? {};
  return [
    ...(part && specifier === 'reference' ? [] : [`SDK=${shellWord(specifier)}`]),
    ...(part?.hash && isMutable(specifier) ? [`SHA256=${part.hash}`] : []),
    ...(path === undefined ? [] : [`SEED=${seed} COUNTEREXAMPLE=${path}`]),
    'npx playwright test',
    ...(part ? [`--project=${part.engine} --grep " ${part.check}:"`] : []),
  ].join(' ');
}

/** A published version is what it is. */
function isMutable(specifier: string): boolean {
  return !specifier.startsWith('npm:');
}

/** The command that installs the engines that are missing. */
export const INSTALL_ENGINES = isPackage ? commandText('engines', '--install') : 'npm run setup';
