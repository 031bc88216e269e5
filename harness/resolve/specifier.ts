import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';

/** How a candidate can be asked for. */
export type Specifier =
  | { kind: 'reference' }
  | { kind: 'npm'; name: string; wanted: string }
  | { kind: 'url'; url: string }
  | { kind: 'file'; path: string }
  | { kind: 'candidate-file'; path: string };

const NPM_PACKAGE = /^((?:@[\w.~-]+\/)?[\w.~-]+)(?:@([^:/]+))?$/;

/** A candidate file goes by its name, so that a bundle is never run as one, nor one included in a page. */
const CANDIDATE_FILE = /\.candidate\.[cm]?[jt]s$|\.json$/;

/** Reads a specifier; paths are relative to `cwd`. None means the reference implementation. */
export function parseSpecifier(text: string | undefined, cwd: string): Specifier {
  if (text === undefined || text === '' || text === 'reference') return { kind: 'reference' };
  const [, scheme, rest = ''] = /^(npm|file):(.+)$/s.exec(text) ?? [];
  if (scheme === 'file') {
    const path = filePath(text, rest, cwd);
    return { kind: CANDIDATE_FILE.test(path) ? 'candidate-file' : 'file', path };
  }
  const [, name, wanted = 'latest'] = NPM_PACKAGE.exec(rest) ?? [];
  if (scheme === 'npm' && name) return { kind: 'npm', name, wanted };
  if (/^https?:/.test(text) && URL.canParse(text)) return { kind: 'url', url: new URL(text).href };
  if (!scheme && CANDIDATE_FILE.test(text)) return { kind: 'candidate-file', path: resolve(cwd, text) };
  throw new UsageError({
    expected:
      'reference, npm:NAME@VERSION, file:PATH, https://ADDRESS, or a candidate file: NAME.candidate.ts or NAME.json',
    seen: JSON.stringify(text),
    next: suggestion(text, cwd),
  });
}

function filePath(text: string, path: string, cwd: string): string {
  if (!path.startsWith('//')) return resolve(cwd, path);
  try {
    return fileURLToPath(text);
  } catch {
    throw new UsageError({
      expected: 'file:PATH relative to the current folder, or a file URL with three slashes',
      seen: JSON.stringify(text),
      next: runCommand(`file:${path.slice(2)}`),
    });
  }
}

function suggestion(text: string, cwd: string): string {
  const name = text.replace(/^\w+:/, '');
  if (existsSync(resolve(cwd, name)) || /^[./~]|\.[cm]?js$/.test(name)) return runCommand(`file:${name}`);
  return runCommand(NPM_PACKAGE.test(name) ? `npm:${name}` : 'reference');
}
