import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Conclusion } from '../../reports/conclusion.ts';
import { candidateFileReference, REFERENCE_FILE } from './reference.ts';

/** Writes the reference of the candidate file. */
export function writeCandidateFileReference(): Conclusion {
  writeFileSync(REFERENCE_FILE, candidateFileReference());
  return { lines: [path.relative(process.cwd(), REFERENCE_FILE)], code: 0 };
}
