import { makeBadge } from 'badge-maker';
import type { Outcome, Results } from '../results/results.ts';
import { claim } from '../text/headline.ts';
import { sanitize } from '../text/sanitize.ts';

/** What shields’ endpoint badge reads: https://shields.io/badges/endpoint-badge. */
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

/** A result in one line. Green is kept for a candidate that conforms to all of it in a run that was whole. */
export function badge(results: Results): Badge {
  const { outcome, complete } = results.summary;
  return {
    schemaVersion: 1,
    label: 'amplitude conformance',
    message: sanitize(claim(results)),
    color: complete || outcome === 'fails' ? COLORS[outcome] : 'lightgrey',
  };
}

/** The badge as a picture. */
export function badgeSvg({ label, message, color }: Badge): string {
  return makeBadge({ label, message, color });
}
