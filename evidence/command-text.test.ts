import { expect, test } from 'vitest';
import { COMMAND_TEXTS, commandText, JUDGE_COMMAND } from './command-text.ts';

test('a command is typed with npx for the package and with npm run in the repository', () => {
  expect(COMMAND_TEXTS.package('diff', 'a.json', 'b.json')).toBe('npx amplitude-conformance diff a.json b.json');
  expect(COMMAND_TEXTS.repository('diff', 'a.json', 'b.json')).toBe('npm run diff -- a.json b.json');
  expect(COMMAND_TEXTS.repository('specification')).toBe('npm run specification');
});

test('the sources name the commands of the repository', () => {
  expect(commandText('diff')).toBe('npm run diff');
  expect(JUDGE_COMMAND).toBe('npx playwright test');
});
