import type { Snapshot, Timeline, TimelineStep } from '../../evidence/timeline.ts';

/** A snapshot that a check took, and the same visitor’s steps since the previous one. */
export interface SnapshotEntry {
  stepsBefore: TimelineStep[];
  snapshot: Snapshot;
}

/** The snapshots of a timeline, in order. */
export function snapshotsOf({ steps }: Timeline): SnapshotEntry[] {
  const entries: SnapshotEntry[] = [];
  let stepsBefore: TimelineStep[] = [];
  for (const step of steps) {
    if (step.kind !== 'snapshot') stepsBefore.push(step);
    else {
      const { visitor } = step;
      entries.push({
        stepsBefore: stepsBefore.filter((one) => !('visitor' in one) || one.visitor === visitor),
        snapshot: step,
      });
      stepsBefore = [];
    }
  }
  return entries;
}

export const WRITES_PLACE = 'writes, even short-lived ones';
export const REQUESTS = 'requests';

/** Every place that data can be stored in or sent through, with its contents; `null` if the page cannot read the place. */
export function placesOf({ cookies, kept, writes, requests }: Snapshot): { place: string; items: string[] | null }[] {
  const area = (entries: Record<string, string> | null) =>
    entries && Object.entries(entries).map(([name, value]) => `${name} = ${value}`);
  return [
    { place: 'cookie jar', items: cookies.map(({ name, value, attributes }) => `${name} = ${value}; ${attributes}`) },
    { place: 'local storage', items: area(kept.localStorage) },
    { place: 'session storage', items: area(kept.sessionStorage) },
    { place: 'databases', items: kept.databases },
    { place: 'caches', items: kept.caches },
    { place: 'service workers', items: kept.serviceWorkers },
    { place: WRITES_PLACE, items: writes },
    { place: REQUESTS, items: requests },
  ];
}
