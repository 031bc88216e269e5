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
import { type KnownCandidate, knownCandidate } from '../results/judged-candidate.ts';
import { type HarnessError, type Results, type RunFacts, resultsSchema } from '../results/results.ts';
import { suite } from '../results/suite.ts';
import { wantsColor } from '../text/paint.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { terminalSummary } from '../text/terminal.ts';
import { writeViews } from '../views/views.ts';

/** Columns prose is broken at, where no terminal says how many it has. */
const WIDTH = 100;

/** What a runner’s reporter gathers while a run goes on, and the files it makes of it when the run is over. */
export class RecordedRun {
  readonly #reports: CheckReport[] = [];
  readonly #harnessErrors: HarnessError[] = [];

  #known: KnownCandidate | undefined;
  /** The candidate as it was handed over, with what only a runner can reach. */
  handedOver: unknown;

  get harnessErrors(): readonly HarnessError[] {
    return this.#harnessErrors;
  }

  /** Whether it is known who is judged. */
  get isKnown(): boolean {
    return this.#known !== undefined;
  }

  /** Takes the resolved candidate. Shards each find it; they must have found the same. Throws where it is none. */
  found(candidate: unknown): void {
    const known = knownCandidate(candidate);
    this.handedOver = candidate;
    this.#known ??= known;
    const hashes = [this.#known, known].map((one) => `${one.candidate.specifier} ${one.candidate.hash}`);
    if (hashes[0] === hashes[1]) return;
    this.addHarnessError({
      where: 'run',
      engine: null,
      message: 'Parts of one run judged two candidates.',
      details: hashes,
    });
  }

  /** Whether a finding is a failure that the candidate declares. */
  isDeclared(engine: EngineName, { requirement, verdict }: Finding): boolean {
    return (
      verdict === 'fail' &&
      (this.#known?.deviations ?? []).some((one) => one.requirement === requirement && one.engines.includes(engine))
    );
  }

  /** Takes a check’s report as it arrived. One that is none is a fault of ours. */
  add(report: unknown, where: string, engine: EngineName | null): CheckReport | undefined {
    const parsed = checkReportSchema.safeParse(report);
    if (parsed.success) this.#reports.push(parsed.data);
    else
      this.addHarnessError({
        where,
        engine,
        message: 'The check handed over something that is not a check report.',
        details: z.prettifyError(parsed.error).split('\n'),
      });
    return parsed.data;
  }

  /** Takes a fault of ours, once however many tests run into it; returns whether it was news. */
  addHarnessError(harnessError: HarnessError): boolean {
    const isNews = !this.#harnessErrors.some((known) => isDeepStrictEqual(known, harnessError));
    if (isNews) this.#harnessErrors.push(harnessError);
    return isNews;
  }

  /** The results of the run. Throws where its candidate is not known. */
  results(run: Omit<RunFacts, 'node' | 'platform'>): Results {
    if (!this.#known) throw new Error('No candidate to report on: the run ended before one was found.');
    const { revision, ...known } = this.#known;
    const requested = process.env['CONFORMANCE_REVISION'] || revision;
    const pinned = publishedSets().find((one) => one.revision === requested) ?? null;
    // Unscored results are worth more than none; that they are not what was asked for is said, and fails the run.
    if (requested && !pinned) this.addHarnessError(unpublished(requested));
    return assemble({
      suite,
      pinned,
      catalogue,
      ...known,
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
      `expected  ${published.length > 0 ? `one of ${published.join(', ')}` : 'none: no revision is published yet'}`,
      `seen      ${requested}`,
      'next      set CONFORMANCE_REVISION, or `revision` in the candidate file, to a published one, or to nothing',
    ],
  };
}

/**
 * Writes a run’s files into a directory, the badge only where asked, and says the same on a terminal. `parts`: what its
 * failures are replayed with, where there is a replay of them.
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

/** Verdicts for which a runner lets the test of a check fail. */
const FAILS_ITS_TEST: readonly Verdict[] = ['harness-error', 'crash', 'timeout', 'fail', 'blocked'];

/** Whether a report says why the test that handed it over failed. Where none does, something else broke. */
export function explainsFailure({ findings }: CheckReport): boolean {
  return findings.some(({ verdict }) => FAILS_ITS_TEST.includes(verdict));
}
