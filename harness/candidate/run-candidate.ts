import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessFault } from '../../evidence/fault.ts';
import { type Candidate, candidateSchema, slug } from './candidate.ts';

// A candidate is resolved once, before a run; workers read what was resolved, from the file that this names.
const FILE = 'CONFORMANCE_CANDIDATE_FILE';

/** Makes a candidate the run’s own: writes it below `outRoot`, in a folder named for it, where the results will be. */
export function publishCandidate(candidate: Candidate, outRoot: string): void {
  const file = path.join(outRoot, slug(candidate), 'candidate.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(candidate, null, 2));
  process.env[FILE] = file;
}

/** The candidate of this run, where one was published already: by the command line, say. */
export function publishedCandidate(): Candidate | undefined {
  const file = process.env[FILE];
  return file === undefined ? undefined : candidateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The candidate of this run. */
export function readCandidateFile(): Candidate {
  const candidate = publishedCandidate();
  if (candidate) return candidate;
  throw new HarnessFault(`${FILE} is not set: this ran without the project that finds the candidate.`);
}
