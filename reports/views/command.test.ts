import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { variedResults } from '../fixtures/varied-results.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { annotations } from './annotations.ts';
import { writeRequestedViews } from './command.ts';
import { pullRequestSummary } from './pull-request.ts';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'views-'));
  file = join(directory, 'conformance.json');
  writeFileSync(file, sanitizedJson(variedResults));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('all views are written beside the results, and requested ones to the requested folder', () => {
  expect(writeRequestedViews({ results: file })).toEqual({
    lines: ['junit.xml', 'earl.jsonld', 'summary.md'].map((name) => join(directory, name)),
    code: 0,
  });
  writeRequestedViews({ results: file, out: join(directory, 'a/b'), files: ['junit'] });
  expect(readdirSync(join(directory, 'a/b'))).toEqual(['junit.xml']);
});

test('in a workflow, annotations are printed and the job’s summary is extended', () => {
  const summary = join(directory, 'step-summary.md');
  writeFileSync(summary, 'An earlier summary.\n');
  const shown = writeRequestedViews({ results: file, annotations: true, jobSummary: summary });
  expect(shown).toEqual({ lines: [], workflowCommands: annotations(variedResults), code: 0 });
  expect(shown.workflowCommands?.[0]).toMatch(/^::error title=/);
  expect(readFileSync(summary, 'utf8')).toBe(`An earlier summary.\n${pullRequestSummary(variedResults)}`);
  expect(readdirSync(directory).sort()).toEqual(['conformance.json', 'step-summary.md']);
});

test('a job summary outside a workflow is a usage error', () => {
  expect(() => writeRequestedViews({ results: file, jobSummary: '' })).toThrow('GITHUB_STEP_SUMMARY');
});
