import { type Status, statusSchema } from '../results/results.ts';

/** The severity of a status, and whether it concerns the candidate or the harness. */
export type Tone = 'good' | 'bad' | 'warn' | 'harness' | 'none';

/** How a status is shown: a sign, a tone and an explanation, since colour must not be the only cue. */
export const STATUS_DISPLAY: Readonly<Record<Status, { sign: string; tone: Tone; meaning: string }>> = {
  'harness-error': { sign: '‼', tone: 'harness', meaning: 'the harness broke; the candidate is not judged' },
  crash: { sign: '✗', tone: 'bad', meaning: 'the candidate threw an error that it must not throw' },
  timeout: { sign: '✗', tone: 'bad', meaning: 'the candidate kept the page busy past the time limit' },
  fail: { sign: '✗', tone: 'bad', meaning: 'a MUST requirement does not hold' },
  blocked: { sign: '✗', tone: 'bad', meaning: 'a precondition of the check was not met' },
  deviates: { sign: '~', tone: 'warn', meaning: 'it does not hold, as the candidate declares' },
  warn: { sign: '!', tone: 'warn', meaning: 'a SHOULD requirement does not hold' },
  pass: { sign: '✓', tone: 'good', meaning: 'it holds' },
  untested: { sign: '?', tone: 'none', meaning: 'no check judged it in this run' },
  untestable: { sign: '–', tone: 'none', meaning: 'it cannot be tested in this engine' },
  inapplicable: { sign: '–', tone: 'none', meaning: 'the candidate does not declare a capability that it needs' },
};

/** Statuses, most serious first: a requirement whose status differs between engines has the first of them overall. */
const ORDER = Object.keys(STATUS_DISPLAY).map((status) => statusSchema.parse(status));

/** Returns the statuses that satisfy `wanted`, most serious first. */
export function statusesBySeverity(wanted: (status: Status) => boolean): Status[] {
  return ORDER.filter(wanted);
}
