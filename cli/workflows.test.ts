import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { expect, test } from 'vitest';
import { workflowText } from './init/workflow-text.ts';

// GitHub runs these and we do not; their form, at least, is what it takes.
const root = path.resolve(import.meta.dirname, '..');
const workflows = path.join(root, '.github/workflows');

test.each(readdirSync(workflows))('%s is a workflow', (name) => {
  expect(validateWorkflow(readFileSync(path.join(workflows, name), 'utf8')).errors).toEqual([]);
});

test('action.yml is an action', () => {
  expect(validateAction(readFileSync(path.join(root, 'action.yml'), 'utf8')).errors).toEqual([]);
});

test('what init writes is a workflow', () => {
  const project = { folder: '', shortName: '', named: [], scripts: { build: 'tsc' }, install: 'npm ci' };
  expect(validateWorkflow(workflowText(project, 'fork.candidate.ts')).errors).toEqual([]);
});
