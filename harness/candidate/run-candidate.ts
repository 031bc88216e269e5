import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessFault } from '../../evidence/fault.ts';
import { type Candidate, candidateSchema, slug } from './candidate.ts';

// A candidate is resolved once, before a run. This variable names the file from which workers read the result.
const FILE = 'CONFORMANCE_CANDIDATE_FILE';

/** Publishes the candidate of this run to its workers, in the folder below `outRoot` where its results will be. */
export function publishCandidate(candidate: Candidate, outRoot: string): void {
  const file = path.join(outRoot, slug(candidate), 'candidate.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(candidate, null, 2));
  process.env[FILE] = file;
}

/** Returns the candidate that was published for this run, by the command line for instance; else `undefined`. */
export function publishedCandidate(): Candidate | undefined {
  const file = process.env[FILE];
  return file === undefined ? undefined : candidateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Returns the candidate of this run. Throws HarnessFault if none was published. */
export function readCandidateFile(): Candidate {
  const candidate = publishedCandidate();
  if (candidate) return candidate;
  throw new HarnessFault(`${FILE} is not set: the project that resolves the candidate did not run.`);
}
