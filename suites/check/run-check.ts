import fc from 'fast-check';
import type { Assumptions, CheckReport } from '../../evidence/check-report.ts';
import { CandidateCrash, CandidateTimeout, EngineLimit } from '../../evidence/fault.ts';
import type { Recording } from '../../evidence/recording.ts';
import type { Timeline } from '../../evidence/timeline.ts';
import { type Finding, type Verdict, worst } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { runCommand } from '../../harness/candidate/run-command.ts';
import { shortHash } from '../../harness/candidate/verify-hash.ts';
import type { Engine } from '../../harness/engine/engine.ts';
import type { Session } from '../../harness/session/session.ts';
import { whyInapplicable } from './applicability.ts';
import type { Check, Property } from './check.ts';
import { Blocked, CheckContext, Violation } from './check-context.ts';
import { deviationShownBy } from './declared-deviations.ts';
import type { CheckSettings } from './settings.ts';
import type { TestBed } from './test-bed.ts';

export interface RunOptions extends CheckSettings {
  /** What was established about the engine. */
  assumptions: Assumptions;
}

/** Verdicts that need no timeline. */
const NO_TIMELINE: readonly Verdict[] = ['pass', 'untestable', 'inapplicable'];

/**
 * Verdicts whose failing value is not shrunk: a harness fault is not caused by the value, and each timeout takes long.
 */
const UNSHRUNK: readonly Verdict[] = ['harness-error', 'timeout'];

/** The default maximum number of attempts to shrink a failing value. */
const MAX_SHRINKS = 60;

/**
 * The maximum time to shrink a failing value, in milliseconds. It is well below the timeout of a check process for one
 * check, which would otherwise end the process and report the failure as a timeout.
 */
const MAX_SHRINK_TIME = 30_000;

/**
 * Runs a check on a test bed. Whatever happens, each requirement that it covers or finds broken gets exactly one
 * finding.
 */
export async function runCheck(check: Check, testBed: TestBed, options: RunOptions): Promise<CheckReport> {
  const started = performance.now();
  const pagesBefore = testBed.laboratory.pages;
  const { loadFailure } = testBed;
  if (loadFailure) return reportUnrun(check, testBed, options, loadFailure);
  const outcome =
    inapplicable(check, testBed).length === check.covers.length
      ? NOT_RUN
      : check.kind === 'scenario'
        ? await runScenario(check, testBed)
        : await runProperty(check, testBed, options, seedFor(check, options.seed));
  const pages = testBed.laboratory.pages - pagesBefore;
  return { ...reportOf(check, testBed, options, outcome), pages, duration: performance.now() - started };
}

/** The candidate and the engine that a report is about. */
export interface CheckTarget {
  candidate: Candidate;
  engine: Pick<Engine, 'name' | 'build'>;
}

/** The report of a check that could not be run, or not to its end: each requirement it covers gets the verdict. */
export function reportUnrun(
  check: Check,
  target: CheckTarget,
  options: Pick<RunOptions, 'seed' | 'assumptions'>,
  { verdict, message }: { verdict: Verdict; message: string },
): CheckReport {
  const findings = findingsForRest(check, [], verdict, message);
  return reportOf(check, target, options, { ...NOT_RUN, findings });
}

function reportOf(
  check: Check,
  target: CheckTarget,
  { seed, assumptions }: Pick<RunOptions, 'seed' | 'assumptions'>,
  { findings, runs, path, timeline, recording }: CheckOutcome,
): CheckReport {
  const excluded = inapplicable(check, target);
  const counterexample = path === undefined ? undefined : { seed, path };
  const all = [
    ...excluded,
    ...findings.filter(({ requirement: id }) => !excluded.some((one) => one.requirement === id)),
  ];
  return {
    check: check.id,
    title: check.title,
    kind: check.kind,
    engine: target.engine.name,
    build: target.engine.build,
    assumptions,
    findings: [...new Set([...check.covers, ...all.map(({ requirement: id }) => id)])].map((id) => oneFinding(id, all)),
    ...(timeline && { timeline }),
    ...(recording && { recording }),
    seed: check.kind === 'property' ? seedFor(check, seed) : null,
    runs,
    pages: 0,
    ...(counterexample && { counterexample }),
    replay: replayCommand(check, target, counterexample),
    duration: 0,
  };
}

/** The command that reproduces a run of a check. */
export function replayCommand(
  { id: check }: Check,
  { candidate, engine }: CheckTarget,
  counterexample: CheckReport['counterexample'],
): string {
  const hash = shortHash(candidate);
  return runCommand(candidate.specifier, { engine: engine.name, check, hash, counterexample });
}

interface CheckOutcome {
  findings: Finding[];
  runs: number;
  path: string | undefined;
  timeline: Timeline | undefined;
  recording?: Recording | null;
}

const NOT_RUN: CheckOutcome = { findings: [], runs: 0, path: undefined, timeline: undefined };

async function runScenario(check: Extract<Check, { kind: 'scenario' }>, testBed: TestBed): Promise<CheckOutcome> {
  const context = new CheckContext(testBed, { violationsThrow: false });
  try {
    await check.run(context);
    context.judgeForeignRequests();
    return scenarioOutcome(context.findings, context);
  } catch (error) {
    const findings = [
      ...context.findings,
      ...findingsForRest(check, context.findings, verdictOf(error), messageOf(error)),
    ];
    return scenarioOutcome(findings, context);
  } finally {
    await context.close();
  }
}

function scenarioOutcome(findings: readonly Finding[], { sessions, timeline, profile }: CheckContext): CheckOutcome {
  const needsTimeline = findings.some(({ verdict }) => !NO_TIMELINE.includes(verdict));
  return {
    findings: withEvidence(findings, sessions),
    runs: 1,
    path: undefined,
    timeline: needsTimeline || timeline.hasSnapshots ? timeline.toTimeline(profile) : undefined,
    recording: needsTimeline ? timeline.recording() : null,
  };
}

async function runProperty(
  check: Property,
  testBed: TestBed,
  options: RunOptions,
  seed: number,
): Promise<CheckOutcome> {
  /** `since`: when the first failing value was found. */
  let failure: { error: unknown; findings: Finding[]; context: CheckContext; value: string; since: number } | undefined;
  const { describe = fc.stringify } = check;
  const maxShrinks = options.shrinks ?? check.shrinks ?? MAX_SHRINKS;
  let shrinks = 0;
  const judged = new Set<string>();
  const deviations = new Map<string, Finding>();
  const details = await fc.check(
    fc.asyncProperty(check.arbitrary, async (value) => {
      // fast-check cannot be made to stop shrinking, so every further value passes.
      const stop =
        failure &&
        (UNSHRUNK.includes(verdictOf(failure.error)) ||
          shrinks++ >= maxShrinks ||
          performance.now() - failure.since > MAX_SHRINK_TIME);
      if (stop) return;
      const context = new CheckContext(testBed, { violationsThrow: true });
      try {
        await check.holds(context, value);
        context.judgeForeignRequests();
        for (const finding of context.findings) judged.add(finding.requirement);
      } catch (error) {
        const findings = withEvidence(findingsOf(error), context.sessions);
        if (
          check.continueOnKnownFailure &&
          findings.some((finding) => deviationShownBy(finding, testBed.engine.name, testBed.candidate))
        ) {
          for (const { requirement } of context.findings) judged.add(requirement);
          for (const finding of findings)
            deviations.set(finding.requirement, { ...finding, message: `${finding.message}, for ${describe(value)}` });
          return;
        }
        failure = { error, findings, context, value: describe(value), since: failure?.since ?? performance.now() };
        throw error;
      } finally {
        await context.close();
      }
    }),
    {
      seed,
      numRuns: Math.max(2, Math.ceil(options.values / check.cost)),
      ...(options.limit !== undefined && { interruptAfterTimeLimit: options.limit }),
      endOnFailure: options.path !== undefined || maxShrinks === 0,
      ...(options.path !== undefined && { path: options.path }),
    },
  );
  const runs = details.numRuns + details.numShrinks;
  if (!failure) {
    // A requirement that no value judged has not passed; another check may judge it.
    const passed = [...judged].map((id): Finding => ({ requirement: id, verdict: 'pass' }));
    const known = [...passed, ...deviations.values()];
    const rest = findingsForRest(check, known, 'blocked', `none of the ${details.numRuns} values judged it`);
    return { findings: [...known, ...rest], runs, path: undefined, timeline: undefined };
  }
  const counterexample = {
    name: 'counterexample',
    text: `${failure.value}, found after ${details.numRuns} values and ${details.numShrinks} shrinks`,
  };
  const findings = failure.findings.map((finding) => ({
    ...finding,
    message: `${finding.message}, for ${failure?.value}`,
    evidence: [counterexample, ...(finding.evidence ?? [])],
  }));
  const [first] = findings;
  const rest = first
    ? findingsForRest(check, findings, 'blocked', `the search ended at a violation of ${first.requirement}`)
    : findingsForRest(check, [], verdictOf(failure.error), `${messageOf(failure.error)}, for ${failure.value}`);
  return {
    findings: [...findings, ...rest],
    runs,
    path: details.counterexamplePath ?? undefined,
    timeline: failure.context.timeline.toTimeline(failure.context.profile),
    recording: failure.context.timeline.recording(),
  };
}

function inapplicable(check: Check, { candidate }: CheckTarget): Finding[] {
  return check.covers.flatMap((id): Finding[] => {
    const message = whyInapplicable(id, candidate);
    return message === null ? [] : [{ requirement: id, verdict: 'inapplicable', message }];
  });
}

/** Reduces the findings for a requirement to one: the first with the worst verdict. */
function oneFinding(id: string, findings: readonly Finding[]): Finding {
  const own = findings.filter((finding) => finding.requirement === id);
  const verdict = worst(own.map((finding) => finding.verdict));
  const first = own.find((finding) => finding.verdict === verdict);
  return first ?? { requirement: id, verdict: 'harness-error', message: 'the check ended without judging it' };
}

function findingsForRest(check: Check, found: readonly Finding[], verdict: Verdict, message: string): Finding[] {
  return check.covers
    .filter((id) => !found.some((finding) => finding.requirement === id))
    .map((id) => ({ requirement: id, verdict, message }));
}

function findingsOf(error: unknown): Finding[] {
  return error instanceof Violation ? [error.finding] : [];
}

/** The verdict for the requirements that were not judged before an error, depending on whose fault the error is. */
function verdictOf(error: unknown): Verdict {
  if (error instanceof Violation) return error.finding.verdict;
  if (error instanceof Blocked) return 'blocked';
  if (error instanceof CandidateCrash || error instanceof CandidateTimeout) return error.verdict;
  if (error instanceof EngineLimit) return 'untestable';
  return 'harness-error';
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return verdictOf(error) === 'harness-error' ? (error.stack ?? error.message) : error.message;
}

const JOURNAL_TAIL = 40;

function withEvidence(findings: readonly Finding[], sessions: readonly Session[]): Finding[] {
  const evidence = sessions.map((session, index) => ({
    name: sessions.length > 1 ? `journal of session ${index + 1}` : 'journal',
    text: session.transcript(JOURNAL_TAIL),
  }));
  return findings.map((finding) => (finding.verdict === 'pass' ? finding : { ...finding, evidence }));
}

/**
 * fast-check’s seed for one property: its id mixed into the run’s seed, so that two properties see different values.
 */
function seedFor(check: Check, seed: number): number {
  let mixed = seed | 0;
  for (const character of check.id) mixed = (Math.imul(mixed, 31) + character.charCodeAt(0)) | 0;
  return mixed;
}
