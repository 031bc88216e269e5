import { Option } from 'commander';
import { lines } from '../harness/candidate/release-lines.ts';
import type { ReleaseLine } from '../spec/release-line.ts';
import { choice } from './choice.ts';
import type { Invocation } from './invocation.ts';

/** The option by which a bundle, which says nothing of itself, is said to follow a behaviour line. */
export function profileOption(): Option {
  return new Option('-p, --profile <line>', `for a bundle: the behaviour line it follows, ${lines.join(', ')}`);
}

/** The line that it names. Throws UsageError. */
export function lineNamed(profile: string | undefined, invocation: Invocation): ReleaseLine | undefined {
  return profile === undefined ? undefined : choice(profile, lines, 'a behaviour line', invocation);
}
