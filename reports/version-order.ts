const collator = new Intl.Collator('en', { numeric: true });

/** Orders versions as they were meant to follow each other: by their numbers, and a pre-release before its release. */
export function compareVersions(one: string, other: string): number {
  const [release = '', ...early] = one.split('-');
  const [otherRelease = '', ...otherEarly] = other.split('-');
  return (
    collator.compare(release, otherRelease) ||
    Number(early.length === 0) - Number(otherEarly.length === 0) ||
    collator.compare(early.join('-'), otherEarly.join('-'))
  );
}
