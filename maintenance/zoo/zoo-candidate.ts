import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { amplitudeJs6To8 } from '../../spec/profiles/amplitude-js-6-8.ts';
import { capabilitySchema } from '../../spec/requirement.ts';

/** Capabilities that the zoo’s SDK lacks, to keep it small. */
const WITHOUT = [
  'cookieDomain',
  'deprecatedCookie',
  'disableCookies',
  'instances',
  'saveEvents',
  'sessionTimeout',
  'unsentKeys',
  'uploadThreshold',
];

/** A member of the zoo as a candidate: the SDK that all share, followed by the member’s own script. */
export function zooCandidate(member: string): Candidate {
  const script = path.join('maintenance/zoo/members', `${member}.js`);
  const scripts = [path.join(import.meta.dirname, 'sdk.js'), path.join(import.meta.dirname, 'members', `${member}.js`)];
  const hash = createHash('sha256');
  for (const file of scripts) hash.update(readFileSync(file));
  return {
    specifier: `file:${script}`,
    name: member,
    version: null,
    hash: `sha256-${hash.digest('hex')}`,
    scripts: [scripts[0] ?? '', ...scripts.slice(1)],
    adapter: 'amplitude-js',
    profile: amplitudeJs6To8,
    capabilities: capabilitySchema.options.filter((capability) => !WITHOUT.includes(capability)),
    deviations: [],
  };
}
