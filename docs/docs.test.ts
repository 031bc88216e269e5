import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { lexer, type Token, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../cli/command-line.ts';
import { CONFORMANCE } from '../cli/conformance-program.ts';

const root = path.resolve(import.meta.dirname, '..');

const ENTRANCES = ['README.md', 'CONTRIBUTING.md'];

/** Everything in docs that is read by people. */
const content = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.ts'))
  .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

/** The documents, by their paths from the root. */
const documents = new Map(
  [...ENTRANCES, 'CHANGELOG.md', 'SECURITY.md', ...content.filter((file) => file.endsWith('.md'))].map((file) => [
    file,
    readDocument(file),
  ]),
);
const names = [...documents.keys()];

interface MarkdownDocument {
  /** The targets of links and images, relative to the root, without those that lead to another site. */
  links: readonly { target: string; fragment: string }[];
  headings: ReadonlySet<string>;
  /** Code spans, and the lines of code blocks. */
  code: readonly string[];
}

function readDocument(file: string): MarkdownDocument {
  const links: { target: string; fragment: string }[] = [];
  const headings = new Set<string>();
  const code: string[] = [];
  const visit = (token: Token) => {
    if (token.type === 'heading') headings.add(slug(token.text));
    if (token.type === 'codespan' || token.type === 'code') code.push(...token.text.split('\n'));
    if ((token.type !== 'link' && token.type !== 'image') || URL.canParse(token.href)) return;
    const [target = '', fragment = ''] = decodeURI(token.href).split('#');
    links.push({ target: target === '' ? file : path.join(path.dirname(file), target), fragment });
  };
  walkTokens(lexer(readFileSync(path.join(root, file), 'utf8')), visit);
  return { links, headings, code };
}

/** The fragment by which GitHub links to a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** The help of a command of the program. */
async function help(command: string): Promise<string> {
  const stdout = new PassThrough();
  await commandLine(CONFORMANCE, [command, '--help'], { cwd: root, stdout, stderr: stdout, env: {} });
  stdout.end();
  return text(stdout);
}

const commands = Object.keys(CONFORMANCE.commands);

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };

describe.each(names)('%s', (name) => {
  const { links = [], code = [] } = documents.get(name) ?? {};

  test('links only to files and headings that exist', () => {
    const broken = links.filter(({ target, fragment }) => {
      if (!existsSync(path.join(root, target))) return true;
      return fragment !== '' && !(documents.get(target) ?? readDocument(target)).headings.has(fragment);
    });
    expect(broken).toEqual([]);
  });

  test('names only scripts that package.json has', () => {
    const named = code.flatMap((line) => [...line.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
    expect(named.map(([, script = '']) => script).filter((script) => !(script in scripts))).toEqual([]);
  });

  test('names only commands of the program, with options that they have', async () => {
    const unknown: string[] = [];
    for (const line of code) {
      // What follows a # is a comment, and what follows & or | is another command.
      for (const [call, command = '', rest = ''] of line.matchAll(/npx amplitude-conformance ([\w-]+)([^#&|]*)/g)) {
        if (!commands.includes(command)) {
          unknown.push(call);
          continue;
        }
        const options = [...rest.matchAll(/ (--[\w-]+)/g)].map(([, option = '']) => option);
        const known = options.length > 0 ? await help(command) : '';
        unknown.push(...options.filter((option) => !known.includes(option)).map((option) => `${command} ${option}`));
      }
    }
    expect(unknown).toEqual([]);
  });

  test('names only files that the repository has', () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const paths = code.filter(
      (span) => /^[\w-]+\/[\w@./-]+$/.test(span) && folders.some((folder) => span.startsWith(`${folder.name}/`)),
    );
    const made = /^(?:reports\/out|dist)\//;
    const placeholder = /\/[A-Z]+\./;
    const missing = paths.filter(
      (span) => !made.test(span) && !placeholder.test(span) && !existsSync(path.join(root, span)),
    );
    expect(missing).toEqual([]);
  });
});

test('every file in docs is reachable by links from the README or CONTRIBUTING', () => {
  const reached = new Set(ENTRANCES);
  for (const file of reached) for (const { target } of documents.get(file)?.links ?? []) reached.add(target);
  expect(content.filter((file) => !reached.has(file))).toEqual([]);
});

test('the README has at most 130 lines', () => {
  expect(readFileSync(path.join(root, 'README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(130);
});
