import type { CheckReport } from '../../evidence/check-report.ts';
import type { Timeline } from '../../evidence/timeline.ts';
import { STATUS_DISPLAY } from '../page/status.ts';
import type { ReplayLinks } from '../replay/select-replays.ts';
import type { Annotation } from './annotation.ts';

/** The timeline of one check, as the page shows it step by step. */
export interface CheckTimeline {
  /** The id of its element. */
  id: string;
  report: CheckReport;
  timeline: Timeline;
}

/** The timelines that the page shows, and those it omits to stay small. */
export interface TimelineSelection {
  timelines: ReadonlyMap<CheckReport, CheckTimeline>;
  omitted: ReadonlySet<CheckReport>;
  replays: ReplayLinks;
}

/** The maximum size of all timelines together, in characters of JSON. Their markup is three times as long. */
const MAX_CHARACTERS = 700_000;

/**
 * Selects one timeline for each finding: that of the first engine that reported it. Scenarios precede properties, because
 * the steps of a scenario were written for a reader.
 */
export function selectTimelines({ judged }: Annotation, replays: ReplayLinks): TimelineSelection {
  const findings = [...judged.values()]
    .flatMap((requirement) => requirement.findings)
    .filter(({ verdict }) => STATUS_DISPLAY[verdict].tone !== 'none');
  const reports = new Set(findings.map(({ report }) => report));
  const candidates = [...reports].flatMap((report) => (report.timeline ? [{ report, timeline: report.timeline }] : []));
  const ordered = [...candidates.filter(isScenario), ...candidates.filter((one) => !isScenario(one))];
  const timelines = new Map<CheckReport, CheckTimeline>();
  const omitted = new Set<CheckReport>();
  let total = 0;
  for (const { report, timeline } of ordered) {
    const size = JSON.stringify(timeline).length;
    if (total + size > MAX_CHARACTERS) omitted.add(report);
    else {
      total += size;
      timelines.set(report, { id: `steps-${timelines.size + 1}`, report, timeline });
    }
  }
  return { timelines, omitted, replays };
}

const isScenario = ({ report }: { report: CheckReport }) => report.kind === 'scenario';
