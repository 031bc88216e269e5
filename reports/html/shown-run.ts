import type { CheckReport } from '../../evidence/check-report.ts';
import type { Snapshot, Timeline, TimelineStep } from '../../evidence/timeline.ts';
import { STATUSES } from '../page/status.ts';
import type { Replays } from '../replay/chosen.ts';
import type { Annotation } from './annotation.ts';

/** A run of a check that the page tells step by step. */
export interface ShownRun {
  /** Its element’s id. */
  id: string;
  report: CheckReport;
  timeline: Timeline;
}

/** What the page tells step by step, and what it leaves out so that it stays small. */
export interface RunSelection {
  runs: ReadonlyMap<CheckReport, ShownRun>;
  leftOut: ReadonlySet<CheckReport>;
  replays: Replays;
}

/** Characters of all timelines together, as the results file has them. A page says three times as much in markup. */
const MOST = 700_000;

/**
 * Of every failure the run of the first engine that showed it in these words; scenarios before properties, as their
 * steps were chosen for a reader.
 */
export function selectRuns({ judged }: Annotation, replays: Replays): RunSelection {
  const telling = [...judged.values()]
    .flatMap(({ remarks }) => remarks)
    .filter(({ verdict }) => STATUSES[verdict].tone !== 'none');
  const wanted = new Set(telling.map(({ report }) => report));
  const all = [...wanted].flatMap((report) => (report.timeline ? [{ report, timeline: report.timeline }] : []));
  const ordered = [...all.filter(isScenario), ...all.filter((one) => !isScenario(one))];
  const runs = new Map<CheckReport, ShownRun>();
  const leftOut = new Set<CheckReport>();
  let size = 0;
  for (const { report, timeline } of ordered) {
    const own = JSON.stringify(timeline).length;
    if (size + own > MOST) leftOut.add(report);
    else {
      size += own;
      runs.set(report, { id: `steps-${runs.size + 1}`, report, timeline });
    }
  }
  return { runs, leftOut, replays };
}

const isScenario = ({ report }: { report: CheckReport }) => report.kind === 'scenario';

/** A moment that a check showed, and what was done since the one before. */
export interface ShownSnapshot {
  since: TimelineStep[];
  moment: Snapshot;
}

/** The moments that a check showed, in order; of a visitor, what another one did in between is no part of it. */
export function snapshotsOf({ steps }: Timeline): ShownSnapshot[] {
  const shown: ShownSnapshot[] = [];
  let since: TimelineStep[] = [];
  for (const step of steps) {
    if (step.kind !== 'snapshot') since.push(step);
    else {
      const { visitor } = step;
      shown.push({ since: since.filter((one) => !('visitor' in one) || one.visitor === visitor), moment: step });
      since = [];
    }
  }
  return shown;
}

export const WRITES = 'writes, if only for a moment';
export const REQUESTS = 'requests';

/** Every place where something could be kept, or by which something could have left, and what is there. */
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
    { place: WRITES, items: writes },
    { place: REQUESTS, items: requests },
  ];
}
