import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import parsePackage from 'npm-package-arg';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';

/** A request for a candidate, parsed. Paths are absolute; `wanted` is a version, a range or a tag. */
export type Specifier =
  | { kind: 'reference' }
  | { kind: 'npm'; name: string; wanted: string }
  | { kind: 'url'; url: string }
  | { kind: 'file'; path: string }
  | { kind: 'candidate-file'; path: string };

/** Only the name decides what a candidate file is: a bundle is never run as one, and none is included in a page. */
const CANDIDATE_FILE = /\.candidate\.[cm]?[jt]s$|\.json$/;

/**
 * Parses a specifier; paths are relative to `cwd`. No specifier means the reference implementation. Throws UsageError for
 * any other form.
 */
export function parseSpecifier(text: string | undefined, cwd: string): Specifier {
  if (text === undefined || text === '' || text === 'reference') return { kind: 'reference' };
  const [, scheme, rest = ''] = /^(npm|file):(.+)$/s.exec(text) ?? [];
  if (scheme === 'file') {
    const path = filePath(text, rest, cwd);
    return { kind: CANDIDATE_FILE.test(path) ? 'candidate-file' : 'file', path };
  }
  const published = scheme === 'npm' ? npmPackage(rest) : null;
  if (published) return { kind: 'npm', ...published };
  if (/^https?:/.test(text) && URL.canParse(text)) return { kind: 'url', url: new URL(text).href };
  if (!scheme && CANDIDATE_FILE.test(text)) return { kind: 'candidate-file', path: resolve(cwd, text) };
  throw new UsageError({
    expected:
      'reference, npm:NAME@VERSION, file:PATH, https://ADDRESS, or a candidate file: NAME.candidate.ts or NAME.json',
    seen: JSON.stringify(text),
    next: suggestion(text, cwd),
  });
}

/** A package of the registry and what is wanted of it, `latest` unless given; `null` for any other text. */
function npmPackage(text: string): { name: string; wanted: string } | null {
  try {
    const { type, name, raw, rawSpec } = parsePackage(text);
    if (name === null || !['version', 'range', 'tag'].includes(type)) return null;
    return { name, wanted: raw === name ? 'latest' : rawSpec };
  } catch {
    return null;
  }
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
  return runCommand(npmPackage(name) ? `npm:${name}` : 'reference');
}
