import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explained, judge } from './explained.ts';

/** How a candidate can be asked for. */
export type Specifier =
  | { kind: 'reference' }
  | { kind: 'npm'; name: string; wanted: string }
  | { kind: 'file'; path: string };

const NPM_PACKAGE = /^((?:@[\w.~-]+\/)?[\w.~-]+)(?:@([^:/]+))?$/;

/** Reads a specifier; paths are relative to `cwd`. None means the reference implementation. */
export function parseSpecifier(text: string | undefined, cwd: string): Specifier {
  if (text === undefined || text === '' || text === 'reference') return { kind: 'reference' };
  const [, scheme, rest = ''] = /^(npm|file):(.+)$/s.exec(text) ?? [];
  if (scheme === 'file') return { kind: 'file', path: filePath(text, rest, cwd) };
  const [, name, wanted = 'latest'] = NPM_PACKAGE.exec(rest) ?? [];
  if (scheme === 'npm' && name) return { kind: 'npm', name, wanted };
  throw explained({
    expected: 'reference, npm:NAME@VERSION or file:PATH',
    seen: JSON.stringify(text),
    next: suggestion(text, cwd),
  });
}

function filePath(text: string, path: string, cwd: string): string {
  if (!path.startsWith('//')) return resolve(cwd, path);
  try {
    return fileURLToPath(text);
  } catch {
    throw explained({
      expected: 'file:PATH relative to the current folder, or a file URL with three slashes',
      seen: JSON.stringify(text),
      next: judge(`file:${path.slice(2)}`),
    });
  }
}

function suggestion(text: string, cwd: string): string {
  if (/^https?:/.test(text)) return `curl -o sdk.js '${text}' && ${judge('file:sdk.js')}`;
  const name = text.replace(/^\w+:/, '');
  if (existsSync(resolve(cwd, name)) || /^[./~]|\.[cm]?js$/.test(name)) return judge(`file:${name}`);
  return judge(NPM_PACKAGE.test(name) ? `npm:${name}` : 'reference');
}
