import { compareVersions } from '../../spec/version-order.ts';

/** Whether this text names one published version, and not a range or a tag. */
export function isExact(version: string): boolean {
  return /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version);
}

/** The newest version, and the neighbours that this version would stand between. */
export function nearestVersions(versions: readonly string[], wanted: string): string[] {
  const sorted = [...versions].sort(compareVersions);
  const below = isExact(wanted) ? sorted.filter((version) => compareVersions(version, wanted) < 0).slice(-1) : [];
  const above = isExact(wanted) ? sorted.filter((version) => compareVersions(version, wanted) > 0).slice(0, 1) : [];
  return [...new Set([...below, ...above, ...sorted.slice(-1)])];
}
