import { isDeepStrictEqual } from 'node:util';
import semver from 'semver';
import { UsageError } from '../../evidence/fault.ts';
import type { Release } from '../../harness/candidate/releases/release.ts';
import { releaseOf, supportedPackages } from '../../harness/candidate/supported-packages.ts';
import { npmVersions } from '../../harness/resolve/npm-package.ts';
import { unsupportedPackage } from '../../harness/resolve/published-package.ts';
import { type ResolveOptions, resolveCandidate } from '../../harness/resolve/resolve.ts';
import { smoke } from '../../harness/smoke/smoke.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';

/** The outcome of a smoke of one published version. */
export interface PublishedSmoke {
  version: string;
  /** The version’s release line; `null` if it is not covered. */
  line: ReleaseLine | null;
  /**
   * `not covered`: older or newer than the supported versions. `unusable`: it cannot be resolved. `explained`: it does not
   * fit the contract, for a known reason.
   */
  outcome: 'holds' | 'broken' | 'explained' | 'unusable' | 'not covered';
  /** What is broken, or why the version is unusable, in one line. May contain text of the candidate. */
  detail: string;
}

/**
 * Runs a smoke of every published version of a package in the simulated engine, oldest first, and yields each outcome as
 * soon as it is known.
 */
export async function* smokePublished(name: string, options: ResolveOptions): AsyncGenerator<PublishedSmoke> {
  const releases = supportedPackages.get(name);
  if (!releases) throw unsupportedPackage(name, 'latest');
  const { cwd, env = process.env } = options;
  for (const version of semver.sort(await npmVersions(name, { cwd, env }))) {
    const release = releaseOf(releases, version);
    const specifier = `npm:${name}@${version}`;
    yield release
      ? { version, line: release.profile.line, ...(await smokeRelease(specifier, release, options)) }
      : { version, line: null, outcome: 'not covered', detail: '' };
  }
}

type SmokeOutcome = Pick<PublishedSmoke, 'outcome' | 'detail'>;

async function smokeRelease(specifier: string, { breaks }: Release, options: ResolveOptions): Promise<SmokeOutcome> {
  try {
    const { holds, findings } = await smoke(await resolveCandidate(specifier, options), 'simulated');
    const broken = findings.filter(({ outcome }) => outcome === 'broken').map(({ part }) => part);
    if (breaks && isDeepStrictEqual(broken, [...breaks.parts])) return { outcome: 'explained', detail: breaks.reason };
    // The known reason is stale.
    if (breaks && holds) return { outcome: 'broken', detail: `it fits, although ${breaks.reason}` };
    const notOk = findings.filter(({ outcome, part }) => outcome !== 'ok' && part !== 'options');
    const detail = notOk.map(({ part, outcome, seen }) => `${part} ${outcome}: ${seen}`).join('; ');
    return { outcome: holds ? 'holds' : 'broken', detail };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { outcome: 'unusable', detail: [error.diagnosis.seen].flat().join('; ') };
  }
}
