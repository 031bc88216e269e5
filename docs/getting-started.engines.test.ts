import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lexer } from 'marked';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { bundleRenamedFork } from '../reference-impl/bundle.ts';

// Follows the tutorial like a reader: writes each file, runs each command, and compares the output with the tutorial, where
// `…` stands for any text.
const fork = mkdtempSync(path.join(tmpdir(), 'beacon-'));

type GuideBlock = { writes: string; text: string } | { runs: string; prints: string };

function blocksOf(tutorial: string): GuideBlock[] {
  return lexer(tutorial).flatMap<GuideBlock>((token) => {
    if (token.type !== 'code') return [];
    const [language, file] = `${token['lang']}`.split(' ');
    const text = `${token['text']}\n`;
    if (file) return [{ writes: file, text }];
    if (language !== 'console') return [];
    return [...text.matchAll(/^\$ (.+)\n((?:(?!\$ ).*\n)*)/gm)].map(([, runs = '', prints = '']) => ({ runs, prints }));
  });
}

/** A pattern for the whole output of a command: `…` alone on a line matches any lines, elsewhere any part of a line. */
function patternOf(prints: string): RegExp {
  const lines = prints.split(/^…\n/m).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll('…', '.*'));
  return new RegExp(`^${lines.join('(?:.*\\n)*?')}$`);
}

beforeAll(async () => {
  mkdirSync(path.join(fork, 'dist'));
  await bundleRenamedFork(path.join(fork, 'dist/beacon.js'));
}, 60_000);
afterAll(() => rmSync(fork, { recursive: true, force: true }));

test('every command of the tutorial prints the output that the tutorial shows', { timeout: 300_000 }, () => {
  const blocks = blocksOf(readFileSync(new URL('getting-started.md', import.meta.url), 'utf8'));
  const { PATH = '', HOME = '' } = process.env;
  for (const block of blocks) {
    if ('writes' in block) {
      writeFileSync(path.join(fork, block.writes), block.text);
      continue;
    }
    const command = block.runs.replace('amplitude-conformance @playwright/test', inject('packages').join(' '));
    const env = { PATH, HOME, NO_COLOR: '1', npm_config_audit: 'false', npm_config_fund: 'false' };
    const { stdout } = spawnSync(`${command} 2>&1`, { cwd: fork, shell: true, encoding: 'utf8', env });
    expect(stdout, `$ ${block.runs}`).toMatch(patternOf(block.prints));
  }
  expect(blocks.filter((block) => 'runs' in block).length).toBeGreaterThan(8);
});

test('output that differs from the tutorial is detected', () => {
  expect('one\ntwo\nthree\n').toMatch(patternOf('one\n…\nthree\n'));
  expect('one 12 ms\n').toMatch(patternOf('one … ms\n'));
  for (const prints of ['one\nthree\n', '…\ntwo\n', 'two\n…\n', 'one\n…\nfour\n'])
    expect('one\ntwo\nthree\n').not.toMatch(patternOf(prints));
});
