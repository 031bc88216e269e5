import { isDeepStrictEqual } from 'node:util';
import semver from 'semver';
import { UsageError } from '../../evidence/fault.ts';
import type { Release } from '../../harness/candidate/known/release.ts';
import { knownPackages, releaseOf } from '../../harness/candidate/known-packages.ts';
import { npmVersions } from '../../harness/resolve/npm-package.ts';
import { unknownPackage } from '../../harness/resolve/published-package.ts';
import { type ResolveOptions, resolveCandidate } from '../../harness/resolve/resolve.ts';
import { smoke } from '../../harness/smoke/smoke.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';

/** What became of one published version. */
export interface PublishedSmoke {
  version: string;
  /** The behaviour line it is taken for; `null` where it is not covered. */
  line: ReleaseLine | null;
  /**
   * `not covered`: older or newer than what is known of its package. `unusable`: it could not even be resolved.
   * `explained`: it does not hold the contract, and the reason is known.
   */
  outcome: 'holds' | 'broken' | 'explained' | 'unusable' | 'not covered';
  /** What is broken, or why it is unusable, in one line. May hold what the candidate said. */
  says: string;
}

/**
 * Smokes every version of a package that the registry has, oldest first, in the simulated engine, and tells of each as
 * soon as it is known.
 */
export async function* smokePublished(name: string, options: ResolveOptions): AsyncGenerator<PublishedSmoke> {
  const releases = knownPackages.get(name);
  if (!releases) throw unknownPackage(name, 'latest');
  const { cwd, env = process.env } = options;
  for (const version of semver.sort(await npmVersions(name, { cwd, env }))) {
    const release = releaseOf(releases, version);
    const specifier = `npm:${name}@${version}`;
    yield release
      ? { version, line: release.profile.line, ...(await smokeRelease(specifier, release, options)) }
      : { version, line: null, outcome: 'not covered', says: '' };
  }
}

type SmokeOutcome = Pick<PublishedSmoke, 'outcome' | 'says'>;

async function smokeRelease(specifier: string, { breaks }: Release, options: ResolveOptions): Promise<SmokeOutcome> {
  try {
    const { holds, findings } = await smoke(await resolveCandidate(specifier, options), 'simulated');
    const broken = findings.filter(({ outcome }) => outcome === 'broken').map(({ part }) => part);
    if (breaks && isDeepStrictEqual(broken, [...breaks.parts])) return { outcome: 'explained', says: breaks.because };
    // A reason that is none any more is a mistake in what is known.
    if (breaks && holds) return { outcome: 'broken', says: `it holds, and yet ${breaks.because}` };
    const wrong = findings.filter(({ outcome, part }) => outcome !== 'ok' && part !== 'options');
    const says = wrong.map(({ part, outcome, seen }) => `${part} ${outcome}: ${seen}`).join('; ');
    return { outcome: holds ? 'holds' : 'broken', says };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { outcome: 'unusable', says: [error.diagnosis.seen].flat().join('; ') };
  }
}
