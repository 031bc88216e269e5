import { isAbsolute, relative } from 'node:path';
import { z } from 'zod';
import { type Profile, profileSchema } from '../../spec/profile.ts';
import { bundledAdapter } from '../adapter/bundled-adapter.ts';
import { type Candidate, candidateSchema } from '../candidate/candidate.ts';
import { mergeProfile, type ProfileOverlay } from '../candidate/profile-overlay.ts';
import { lineDefaults } from '../candidate/release-lines.ts';
import { contentHash } from '../resolve/content-hash.ts';
import type { FetchOptions } from '../resolve/published-package.ts';
import { candidateFileSchema } from './candidate-file.ts';
import { candidateFileIssue } from './candidate-file-issue.ts';
import { candidateModule } from './candidate-module.ts';
import { describedScripts } from './described-scripts.ts';
import { requestedAdapter } from './requested-adapter.ts';

/** Reads a candidate file and resolves the candidate that it describes. Throws UsageError. */
export async function describedCandidate(specifier: string, path: string, options: FetchOptions): Promise<Candidate> {
  const { cwd } = options;
  const shown = relative(cwd, path);
  const read = candidateFileSchema.safeParse(await candidateModule(path, cwd), { reportInput: true });
  if (!read.success) throw candidateFileIssue(read.error, candidateFileSchema, shown);
  const {
    name,
    version = null,
    follows,
    capabilities: { without } = { without: [] },
    deviations = [],
    revision,
  } = read.data;
  const line = lineDefaults(follows);
  const profile = profileOf(line.profile, read.data.profile ?? {}, shown);
  const needs = profile.identityCookie.codec.kind === 'custom' ? ['adapter', 'decodeIdentity'] : ['adapter'];
  const adapter = await requestedAdapter(read.data.adapter ?? line.adapter, { needs, file: path, cwd });
  const scripts = await describedScripts(read.data.scripts, path, options);
  return candidateSchema.parse({
    specifier,
    name,
    version,
    hash: await contentHash(scripts, isAbsolute(adapter) ? await bundledAdapter(adapter) : ''),
    scripts,
    adapter,
    profile,
    capabilities: line.capabilities.filter((capability) => !without.includes(capability)),
    deviations,
    revision,
  });
}

function profileOf(line: Profile, overlay: ProfileOverlay, shown: string): Profile {
  const profile = profileSchema.safeParse(mergeProfile(line, overlay), { reportInput: true });
  if (profile.success) return profile.data;
  const issues = profile.error.issues.map((issue) => ({ ...issue, path: ['profile', ...issue.path] }));
  throw candidateFileIssue(new z.ZodError(issues), z.strictObject({ profile: profileSchema }), shown);
}
