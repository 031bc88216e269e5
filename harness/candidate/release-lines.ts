import type { ReleaseLine } from '../../spec/release-line.ts';
import type { LineDefaults } from './releases/release.ts';
import { supportedPackages } from './supported-packages.ts';

/** The line that a bundle follows unless another is requested: the one that the guide describes. */
export const DEFAULT_LINE: ReleaseLine = 'amplitude-js 6-8';

/** The defaults of each line, taken from its newest release. */
const defaultsByLine = new Map<ReleaseLine, LineDefaults>(
  [...supportedPackages.values()]
    .flat()
    .map(({ adapter, profile, capabilities }) => [profile.line, { adapter, profile, capabilities }]),
);

/** The release lines that a candidate can follow. */
export const RELEASE_LINES: readonly ReleaseLine[] = [...defaultsByLine.keys()];

/** Returns the adapter, profile and capabilities of a line, which a candidate file can change. */
export function lineDefaults(line: ReleaseLine): LineDefaults {
  const defaults = defaultsByLine.get(line);
  if (!defaults) throw new Error(`The release line ${line} has no release.`);
  return defaults;
}
