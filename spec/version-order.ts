/** Orders versions as [Semantic Versioning](https://semver.org/#spec-item-11) does: a pre-release before its release. */
export function compareVersions(one: string, other: string): number {
  const [mine, theirs] = [parts(one), parts(other)];
  return (
    compareIdentifiers(mine.release, theirs.release) ||
    Number(mine.early.length === 0) - Number(theirs.early.length === 0) ||
    compareIdentifiers(mine.early, theirs.early)
  );
}

/** What follows a plus names a build, and has no part in the order. */
function parts(version: string): { release: string[]; early: string[] } {
  const [, release = '', early = ''] = /^([^-+]*)(?:-([^+]*))?/.exec(version) ?? [];
  return { release: release.split('.'), early: early.split('.').filter(Boolean) };
}

function compareIdentifiers(mine: readonly string[], theirs: readonly string[]): number {
  const differs = mine.findIndex((identifier, index) => identifier !== theirs[index]);
  const [one, other] = [mine[differs], theirs[differs]];
  if (one === undefined || other === undefined) return mine.length - theirs.length;
  const [number, otherNumber] = [isNumber(one), isNumber(other)];
  if (number && otherNumber) return Number(one) - Number(other);
  return Number(otherNumber) - Number(number) || (one < other ? -1 : 1);
}

function isNumber(identifier: string): boolean {
  return /^\d+$/.test(identifier);
}
