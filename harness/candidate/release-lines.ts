import type { ReleaseLine } from '../../spec/release-line.ts';
import type { LineDefaults } from './known/release.ts';
import { knownPackages } from './known-packages.ts';

/** What an SDK that says nothing is taken to follow: the line that its guide is about. */
export const DEFAULT_LINE: ReleaseLine = 'amplitude-js 6-8';

/** Every line that a candidate can follow, as its newest release has it. */
const newest = new Map<ReleaseLine, LineDefaults>(
  [...knownPackages.values()]
    .flat()
    .map(({ adapter, profile, capabilities }) => [profile.line, { adapter, profile, capabilities }]),
);

/** The lines that a candidate can follow. */
export const lines: readonly ReleaseLine[] = [...newest.keys()];

/** What a candidate that follows a line is driven with and judged by, unless it says otherwise. */
export function lineOf(line: ReleaseLine): LineDefaults {
  const found = newest.get(line);
  if (!found) throw new Error(`No release of the behaviour line ${line} is known.`);
  return found;
}
