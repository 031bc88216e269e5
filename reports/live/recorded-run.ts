import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type CheckReport, checkReportSchema } from '../../evidence/check-report.ts';
import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { publishedSets } from '../../spec/published-sets.ts';
import { badge, badgeSvg } from '../badge/badge.ts';
import { receiptOf } from '../badge/receipt.ts';
import { receiptText } from '../badge/receipt-file.ts';
import { reportHtml } from '../html/html.tsx';
import type { ReplayParts } from '../replay/parts.ts';
import { writeReplays } from '../replay/replay-files.ts';
import { assemble } from '../results/assemble.ts';
import { type ReportedCandidate, reportedCandidate } from '../results/judged-candidate.ts';
import { type HarnessError, type Results, type RunFacts, resultsSchema } from '../results/results.ts';
import { suite } from '../results/suite.ts';
import { wantsColor } from '../text/paint.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { terminalSummary } from '../text/terminal.ts';
import { writeViews } from '../views/views.ts';

/** Columns at which prose is broken if the output is not a terminal. */
const WIDTH = 100;

/** Collects what a runner’s reporter learns during a run, and assembles the results at its end. */
export class RecordedRun {
  readonly #reports: CheckReport[] = [];
  readonly #harnessErrors: HarnessError[] = [];

  #candidate: ReportedCandidate | undefined;
  /** The resolved candidate, with the properties that only the harness uses. */
  resolvedCandidate: unknown;

  get harnessErrors(): readonly HarnessError[] {
    return this.#harnessErrors;
  }

  /** Whether the candidate was found. */
  get hasCandidate(): boolean {
    return this.#candidate !== undefined;
  }

  /** Records the resolved candidate. All shards of a run must have found the same. Throws if it is not a candidate. */
  setCandidate(candidate: unknown): void {
    const found = reportedCandidate(candidate);
    this.resolvedCandidate = candidate;
    this.#candidate ??= found;
    const hashes = [this.#candidate, found].map((one) => `${one.candidate.specifier} ${one.candidate.hash}`);
    if (hashes[0] === hashes[1]) return;
    this.addHarnessError({
      where: 'run',
      engine: null,
      message: 'Parts of one run judged different candidates.',
      details: hashes,
    });
  }

  /** Whether a finding is a declared deviation. */
  isDeclared(engine: EngineName, { requirement, verdict }: Finding): boolean {
    return (
      verdict === 'fail' &&
      (this.#candidate?.deviations ?? []).some((one) => one.requirement === requirement && one.engines.includes(engine))
    );
  }

  /** Records a check’s report. An invalid one is recorded as a harness error. */
  addReport(report: unknown, where: string, engine: EngineName | null): CheckReport | undefined {
    const parsed = checkReportSchema.safeParse(report);
    if (parsed.success) this.#reports.push(parsed.data);
    else
      this.addHarnessError({
        where,
        engine,
        message: 'The check returned an invalid report.',
        details: z.prettifyError(parsed.error).split('\n'),
      });
    return parsed.data;
  }

  /** Records a harness error once, however many tests it affects. Returns whether it was new. */
  addHarnessError(harnessError: HarnessError): boolean {
    const isNew = !this.#harnessErrors.some((known) => isDeepStrictEqual(known, harnessError));
    if (isNew) this.#harnessErrors.push(harnessError);
    return isNew;
  }

  /** Assembles the results. Throws if no candidate was found. */
  results(run: Omit<RunFacts, 'node' | 'platform'>): Results {
    if (!this.#candidate) throw new Error('No candidate to report on: the run ended before one was found.');
    const { revision, ...candidate } = this.#candidate;
    const requested = process.env['CONFORMANCE_REVISION'] || revision;
    const pinned = publishedSets().find((one) => one.revision === requested) ?? null;
    // The results are still useful, but scored by other requirements than requested, so the run fails.
    if (requested && !pinned) this.addHarnessError(unpublished(requested));
    return assemble({
      suite,
      pinned,
      catalogue,
      ...candidate,
      run: { ...run, node: process.version, platform: `${process.platform} ${process.arch}` },
      reports: this.#reports,
      harnessErrors: this.#harnessErrors,
    });
  }
}

function unpublished(requested: string): HarnessError {
  const published = publishedSets().map(({ revision }) => revision);
  return {
    where: 'run',
    engine: null,
    message: `No revision ${requested} of the requirement set is published, so the run is scored by every requirement.`,
    details: [
      `expected  ${published.length > 0 ? `one of ${published.join(', ')}` : 'no revision, as none is published yet'}`,
      `seen      ${requested}`,
      'next      set CONFORMANCE_REVISION, or `revision` in the candidate file, to a published revision, or remove it',
    ],
  };
}

/**
 * Writes a run’s files into a directory, with a badge and its receipt if requested, and prints the summary. Failures get a
 * replay if `parts` are given.
 */
export function publish(
  results: Results,
  directory: string,
  stream: NodeJS.WriteStream,
  withBadge: boolean,
  parts: ReplayParts | null = null,
): void {
  mkdirSync(directory, { recursive: true });
  const file = relative(process.cwd(), join(directory, 'conformance.json'));
  const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
  write('conformance.json', `${sanitizedJson(resultsSchema.parse(results))}\n`);
  const replays = writeReplays(results, directory, parts);
  write('report.html', reportHtml(results, undefined, replays));
  write('summary.txt', terminalSummary(results, { color: false, width: WIDTH, file }));
  writeViews(results, directory);
  if (withBadge) {
    const shown = badge(results);
    write('badge.json', `${JSON.stringify(shown, null, 2)}\n`);
    write('badge.svg', badgeSvg(shown));
    write('receipt.json', receiptText(receiptOf(results)));
  }
  const width = Math.max(60, Math.min(stream.columns ?? WIDTH, 120));
  stream.write(`\n${terminalSummary(results, { color: wantsColor(stream), width, file })}`);
}

/** The verdicts with which a check’s test fails. */
const FAILING_VERDICTS: readonly Verdict[] = ['harness-error', 'crash', 'timeout', 'fail', 'blocked'];

/** Whether a report explains why its test failed. If none does, something else broke. */
export function explainsFailure({ findings }: CheckReport): boolean {
  return findings.some(({ verdict }) => FAILING_VERDICTS.includes(verdict));
}
