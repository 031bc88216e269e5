import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { textOf } from '../command.ts';
import { variedResults } from '../fixtures/eventful-results.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { annotations } from './annotations.ts';
import { viewsCommand } from './command.ts';
import { pullRequestSummary } from './pull-request.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'views-'));
  file = join(directory, 'conformance.json');
  writeFileSync(file, sanitizedJson(variedResults));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true, force: true });
});

test('all views stand beside the results, or where they are asked for', () => {
  expect(viewsCommand([file])).toEqual({
    lines: ['junit.xml', 'earl.jsonld', 'summary.md'].map((name) => join(directory, name)),
    code: 0,
  });
  viewsCommand([file, '--out', join(directory, 'a/b'), '--junit']);
  expect(readdirSync(join(directory, 'a/b'))).toEqual(['junit.xml']);
});

test('in a workflow annotations are printed, and the job’s summary is added to', () => {
  const summary = join(directory, 'step-summary.md');
  writeFileSync(summary, 'What the job said before.\n');
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
  const printed = textOf(viewsCommand([file, '--annotations', '--job-summary']));
  expect(printed).toBe(
    annotations(variedResults)
      .map((line) => `${line}\n`)
      .join(''),
  );
  expect(printed).toMatch(/^::error title=/);
  expect(readFileSync(summary, 'utf8')).toBe(`What the job said before.\n${pullRequestSummary(variedResults)}`);
  expect(readdirSync(directory).sort()).toEqual(['conformance.json', 'step-summary.md']);
});

test('what cannot be shown is said', () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '');
  expect(() => viewsCommand([file, '--job-summary'])).toThrow('GITHUB_STEP_SUMMARY');
  expect(() => viewsCommand([])).toThrow('expected  one results file\nseen      0\n');
});
