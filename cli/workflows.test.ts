import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { expect, test } from 'vitest';
import { workflowText } from './commands/init/workflow-text.ts';

// Only GitHub can run these; this tests that their form is valid.
const root = path.resolve(import.meta.dirname, '..');
const workflows = path.join(root, '.github/workflows');

test.each(readdirSync(workflows))('%s is a valid workflow', (name) => {
  expect(validateWorkflow(readFileSync(path.join(workflows, name), 'utf8')).errors).toEqual([]);
});

test('action.yml is a valid action', () => {
  expect(validateAction(readFileSync(path.join(root, 'action.yml'), 'utf8')).errors).toEqual([]);
});

test('init writes a valid workflow', () => {
  const project = { folder: '', shortName: '', named: [], scripts: { build: 'tsc' }, install: 'npm ci' };
  expect(validateWorkflow(workflowText(project, 'fork.candidate.ts')).errors).toEqual([]);
});
