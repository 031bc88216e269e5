import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { slug } from '../harness/candidate/candidate.ts';
import { shellWord } from '../harness/candidate/shell-word.ts';
import { findCandidate } from './find-candidate.ts';

/** Finds the candidate that `SDK` names, before the properties run. */
export default async function setup(project: TestProject): Promise<void> {
  const candidate = await findCandidate(process.env.SDK, process.cwd());
  const words = [`SDK=${shellWord(candidate.specifier)}`, 'npx', 'vitest', ...process.argv.slice(2).map(shellWord)];
  const out = path.resolve(import.meta.dirname, '../reports/out', slug(candidate));
  project.provide('conformance', { candidate, out, command: words.join(' ') });
}
