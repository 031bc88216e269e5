import { expect, test } from 'vitest';
import { findRetiredWords } from './find-retired-words.ts';

const seenIn = (file: string, text: string) => findRetiredWords(file, text).map(({ line, seen }) => `${line} ${seen}`);

test.each<[string, string, string, string[]]>([
  ['a word in prose', 'docs/a.md', 'One.\nIt is told twice.', ['2 told']],
  ['a word in a comment', 'suites/a.ts', '/** A deed. */', ['1 deed']],
  ['a word in a message', 'suites/a.ts', "throw new Error('Not on the tape');", ['1 tape']],
  ['a word of an identifier', 'suites/a.ts', 'const toldSteps = isToldTwice(x);', ['1 told']],
  ['a phrase in an identifier', 'suites/a.ts', 'judgeIn(process);', ['1 judge in']],
  ['a phrase in prose', 'docs/a.md', 'a behaviour line', ['1 behaviour line']],
  ['the name of a file', 'suites/told-deed.ts', '', ['0 told', '0 deed']],
  ['a word that is retired in identifiers only', 'suites/a.ts', 'const said = 1;', ['1 said']],
])('finds %s', (_, file, text, found) => {
  expect(seenIn(file, text)).toEqual(found);
});

test.each<[string, string, string]>([
  ['a longer word', 'docs/a.md', 'A benchmark of industrial standards was retold.'],
  ['a word that is plain English in prose', 'suites/a.ts', '// As was said, establish a baseline.'],
  ['the same in a string', 'suites/a.ts', "print('The server said no.');"],
  ['the id of a requirement', 'spec/a.ts', "id: 'UNSENT-SPOILT-1',"],
  ['the id of a subject', 'spec/a.ts', "id: 'UNSENT-SPOILT',"],
  ['an option of another program', 'harness/a.ts', "'--disable-site-isolation-trials',"],
])('passes over %s', (_, file, text) => {
  expect(seenIn(file, text)).toEqual([]);
});

test('says what to write instead', () => {
  expect(findRetiredWords('a.md', 'a trial')).toEqual([{ file: 'a.md', line: 1, seen: 'trial', use: 'check context' }]);
});
