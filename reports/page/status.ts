import { type Status, statusSchema } from '../results/results.ts';

/** How good or bad a standing is, and whose affair. */
export type Tone = 'good' | 'bad' | 'warn' | 'ours' | 'none';

/** How a standing is shown: colour is never the only sign. */
export const STATUSES: Readonly<Record<Status, { sign: string; tone: Tone; means: string }>> = {
  'harness-error': { sign: '‼', tone: 'ours', means: 'the suite broke; nothing is held against the candidate' },
  crash: { sign: '✗', tone: 'bad', means: 'the candidate threw where it must not' },
  timeout: { sign: '✗', tone: 'bad', means: 'the candidate kept the page busy beyond all bounds' },
  fail: { sign: '✗', tone: 'bad', means: 'it must hold, and does not' },
  blocked: { sign: '✗', tone: 'bad', means: 'what the check takes for granted did not happen' },
  deviates: { sign: '~', tone: 'warn', means: 'it does not hold, as the candidate has declared' },
  warn: { sign: '!', tone: 'warn', means: 'it should hold, and does not' },
  pass: { sign: '✓', tone: 'good', means: 'it holds' },
  untested: { sign: '?', tone: 'none', means: 'no check spoke of it in this run' },
  untestable: { sign: '–', tone: 'none', means: 'it cannot be shown there' },
  inapplicable: { sign: '–', tone: 'none', means: 'the candidate does not declare what it needs' },
};

/** What must be seen first first: of a requirement that stands otherwise in each engine, the first is its own. */
const ORDER = Object.keys(STATUSES).map((status) => statusSchema.parse(status));

/** The standings of which `wanted` holds, each once, what must be seen first first. */
export function statusesBySeverity(wanted: (status: Status) => boolean): Status[] {
  return ORDER.filter(wanted);
}
