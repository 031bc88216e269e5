import { type Status, statusSchema } from '../results/results.ts';

/** The severity of a status, and whether it concerns the candidate or the harness. */
export type Tone = 'good' | 'bad' | 'warn' | 'harness' | 'none';

/** How a status is shown: a sign, a tone and an explanation, since colour must not be the only cue. */
export const STATUSES: Readonly<Record<Status, { sign: string; tone: Tone; means: string }>> = {
  'harness-error': { sign: '‼', tone: 'harness', means: 'the suite broke; the candidate is not judged' },
  crash: { sign: '✗', tone: 'bad', means: 'the candidate threw an error that it must not throw' },
  timeout: { sign: '✗', tone: 'bad', means: 'the candidate kept the page busy past the time limit' },
  fail: { sign: '✗', tone: 'bad', means: 'a MUST requirement does not hold' },
  blocked: { sign: '✗', tone: 'bad', means: 'a precondition of the check was not met' },
  deviates: { sign: '~', tone: 'warn', means: 'it does not hold, as the candidate declares' },
  warn: { sign: '!', tone: 'warn', means: 'a SHOULD requirement does not hold' },
  pass: { sign: '✓', tone: 'good', means: 'it holds' },
  untested: { sign: '?', tone: 'none', means: 'no check judged it in this run' },
  untestable: { sign: '–', tone: 'none', means: 'it cannot be tested in this engine' },
  inapplicable: { sign: '–', tone: 'none', means: 'the candidate does not declare a capability that it needs' },
};

/** Statuses, most serious first: a requirement whose status differs between engines has the first of them overall. */
const ORDER = Object.keys(STATUSES).map((status) => statusSchema.parse(status));

/** Returns the statuses that satisfy `wanted`, most serious first. */
export function statusesBySeverity(wanted: (status: Status) => boolean): Status[] {
  return ORDER.filter(wanted);
}
