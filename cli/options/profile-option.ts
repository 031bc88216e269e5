import { Option } from 'commander';
import { RELEASE_LINES } from '../../harness/candidate/release-lines.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';
import type { Invocation } from '../invocation.ts';
import { choice } from './choice.ts';

/** The option that names the release line of a bundle, which cannot describe itself. */
export function profileOption(): Option {
  return new Option('-p, --profile <line>', `for a bundle: the release line it follows (${RELEASE_LINES.join(', ')})`);
}

/** Returns the release line that the option names. Throws UsageError. */
export function lineNamed(profile: string | undefined, invocation: Invocation): ReleaseLine | undefined {
  return profile === undefined ? undefined : choice(profile, RELEASE_LINES, 'a release line', invocation);
}
