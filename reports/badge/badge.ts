import { makeBadge } from 'badge-maker';
import type { Outcome, Results } from '../results/results.ts';
import { badgeText, shownOutcome } from '../text/headline.ts';
import { sanitize } from '../text/sanitize.ts';

/** The format of Shields’ endpoint badge: https://shields.io/badges/endpoint-badge. */
export interface Badge {
  schemaVersion: 1;
  label: string;
  message: string;
  color: string;
}

const COLORS: Readonly<Record<Outcome, string>> = {
  conforms: 'brightgreen',
  deviates: 'yellow',
  fails: 'red',
  'harness-error': 'lightgrey',
  'nothing judged': 'lightgrey',
};

/** Summarises a run in one line. Only a candidate that conforms in a complete run gets a green badge. */
export function badge(results: Results): Badge {
  return {
    schemaVersion: 1,
    label: 'amplitude conformance',
    message: sanitize(badgeText(results)),
    color: COLORS[shownOutcome(results)],
  };
}

/** Renders the badge as SVG. */
export function badgeSvg({ label, message, color }: Badge): string {
  return makeBadge({ label, message, color });
}
