import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessFault } from '../diagnostic.ts';
import { type Candidate, candidateSchema, slug } from './candidate.ts';

// A candidate is resolved once, before a run; workers and reporters read what was resolved. These two names are all
// that they share.
const FILE = 'CONFORMANCE_CANDIDATE_FILE';
const OUT = 'CONFORMANCE_OUT';

/** Makes a candidate the run’s own: writes it below `outRoot`, in a folder named for it, where the results will be. */
export function publishCandidate(candidate: Candidate, outRoot: string): void {
  const out = path.join(outRoot, slug(candidate));
  const file = path.join(out, 'candidate.json');
  mkdirSync(out, { recursive: true });
  writeFileSync(file, JSON.stringify(candidate, null, 2));
  process.env[FILE] = file;
  process.env[OUT] = out;
}

/** The candidate of this run. */
export function readCandidateFile(): Candidate {
  const file = process.env[FILE];
  if (!file) throw new HarnessFault(`${FILE} is not set: the run began without its setup, conformance.setup.ts.`);
  return candidateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
