import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { amplitudeJs6To8 } from '../../spec/profiles/amplitude-js-6-8.ts';
import { capabilitySchema } from '../../spec/requirement.ts';
import type { Candidate } from './candidate.ts';
import { folderForNow } from './folder-for-now.ts';

/** A candidate made of source text, with the legacy API and all its capabilities: for tests of the harness itself. */
export function inlineCandidate(source: string, capabilities = capabilitySchema.options): Candidate {
  const script = path.join(folderForNow('candidate-'), 'inline.js');
  writeFileSync(script, source);
  return {
    specifier: `file:${script}`,
    name: 'inline',
    version: null,
    hash: `sha256-${createHash('sha256').update(source).digest('hex')}`,
    scripts: [script],
    adapter: 'amplitude-js',
    profile: amplitudeJs6To8,
    capabilities,
    deviations: [],
  };
}
