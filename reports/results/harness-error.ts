import { stripVTControlCharacters } from 'node:util';
import type { EngineName } from '../../evidence/verdict.ts';
import { sanitize } from '../text/sanitize.ts';
import type { HarnessError } from './results.ts';

/** An error as the runners hand it over: what was thrown, or what is left of it after it crossed a process. */
export interface ThrownError {
  message?: string | undefined;
  stack?: string | undefined;
  value?: string | undefined;
}

const BAD_INPUT = 'UsageError: ';
const FRAME = /^\s+at /;
/** Where the runner called us from is the same for every error. */
const RUNNERS_FRAME = /^\s+at .*(?:node:internal|node_modules\/(?:@?vitest|@?playwright)\/|<anonymous>\)$)/;

/** An error that is no verdict of the candidate, as an entry of the results file. */
export function harnessErrorFrom(where: string, engine: EngineName | null, error: ThrownError): HarnessError {
  const text = stripVTControlCharacters(error.stack ?? error.message ?? error.value ?? 'An error without a message.');
  const [message = '', ...details] = text.split('\n').filter((line) => line.trim() !== '');
  // `UsageError` is the harness’s name for a mistake of the person who started the run: its message says what to do, and
  // where in our code it was noticed would only be in the way.
  return message.startsWith(BAD_INPUT)
    ? { where, engine, message: message.slice(BAD_INPUT.length), details: details.filter((line) => !FRAME.test(line)) }
    : { where, engine, message, details: details.filter((line) => !RUNNERS_FRAME.test(line)) };
}

/** Why a run has no results: what broke before there was a candidate to report on, or what kept them from being made. */
export function withoutResults(
  { isKnown, harnessErrors }: { isKnown: boolean; harnessErrors: readonly HarnessError[] },
  error: unknown,
): readonly HarnessError[] {
  // A candidate that was never found is the consequence of an error that is told already.
  if (!isKnown && harnessErrors.length > 0) return harnessErrors;
  return [
    ...harnessErrors,
    harnessErrorFrom('run', null, { message: error instanceof Error ? error.message : `${error}` }),
  ];
}

/** Says harness errors where there is no summary to say them in. */
export function tell(harnessErrors: readonly HarnessError[]): void {
  for (const { message, details } of harnessErrors)
    process.stderr.write(`${[message, ...details].map((line) => sanitize(line)).join('\n')}\n`);
}
