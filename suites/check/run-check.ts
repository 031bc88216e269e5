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
import { Blocked, CheckContext, type TestBed, Violation } from './check-context.ts';
import { deviationOf } from './declared-deviations.ts';

export interface RunOptions {
  /** Seed of the run. Each property derives its own from it, so that one can be run alone. */
  seed: number;
  /** fast-check’s path to one failing value, for a replay. */
  path?: string;
  /** Values for a property that costs one page load; dearer ones get fewer. */
  values: number;
  /** After this many tries to make a failing value smaller, the smallest so far is shown; with 0 the one that was found. */
  shrinks?: number | undefined;
  /** Milliseconds after which a property tries no further values. */
  limit?: number | undefined;
  assumptions: Assumptions;
}

/** Verdicts that nobody asks for the story of. */
const NO_TIMELINE: readonly Verdict[] = ['pass', 'untestable', 'inapplicable'];

/** Verdicts of which no smaller value is looked for. */
const UNSHRUNK: readonly Verdict[] = ['harness-error', 'timeout'];

/** After this many tries to make a failing value smaller, the smallest so far is shown. A property may ask for others. */
const SHRINKS = 60;

/**
 * Nor is it looked for a smaller one for longer than this, in milliseconds: well within what a judging process has for a
 * check, which would otherwise be ended, and the failure told as a time-out.
 */
const SHRINKING = 30_000;

/** Runs one check on a bench. Whatever happens, every requirement it covers or has found broken gets exactly one finding. */
export async function runCheck(check: Check, testBed: TestBed, options: RunOptions): Promise<CheckReport> {
  const started = performance.now();
  const pagesBefore = testBed.laboratory.pages;
  const { doesNotLoad } = testBed;
  if (doesNotLoad) return reportUnrun(check, testBed, options, doesNotLoad);
  const outcome =
    inapplicable(check, testBed).length === check.covers.length
      ? NOT_RUN
      : check.kind === 'scenario'
        ? await runScenario(check, testBed)
        : await runProperty(check, testBed, options, seedFor(check, options.seed));
  const pages = testBed.laboratory.pages - pagesBefore;
  return { ...reportOf(check, testBed, options, outcome), pages, duration: performance.now() - started };
}

/** Whom a report speaks of, and where. */
export interface CheckOutcome {
  candidate: Candidate;
  engine: Pick<Engine, 'name' | 'build'>;
}

/** The report of a check that could not be run, or not to its end: every requirement it covers gets the verdict. */
export function reportUnrun(
  check: Check,
  judged: CheckOutcome,
  options: Pick<RunOptions, 'seed' | 'assumptions'>,
  { verdict, message }: { verdict: Verdict; message: string },
): CheckReport {
  const findings = sayOfTheRest(check, [], verdict, message);
  return reportOf(check, judged, options, { ...NOT_RUN, findings });
}

function reportOf(
  check: Check,
  judged: CheckOutcome,
  { seed, assumptions }: Pick<RunOptions, 'seed' | 'assumptions'>,
  { findings, runs, path, timeline, recording }: Outcome,
): CheckReport {
  const excluded = inapplicable(check, judged);
  const counterexample = path === undefined ? undefined : { seed, path };
  const all = [
    ...excluded,
    ...findings.filter(({ requirement: id }) => !excluded.some((one) => one.requirement === id)),
  ];
  return {
    check: check.id,
    title: check.title,
    kind: check.kind,
    engine: judged.engine.name,
    build: judged.engine.build,
    assumptions,
    findings: [...new Set([...check.covers, ...all.map(({ requirement: id }) => id)])].map((id) => oneFinding(id, all)),
    ...(timeline && { timeline }),
    ...(recording && { recording }),
    seed: check.kind === 'property' ? seedFor(check, seed) : null,
    runs,
    pages: 0,
    ...(counterexample && { counterexample }),
    replay: replayCommand(check, judged, counterexample),
    duration: 0,
  };
}

/** The command by which a person runs exactly this again. */
export function replayCommand(
  { id: check }: Check,
  { candidate, engine }: CheckOutcome,
  counterexample: CheckReport['counterexample'],
): string {
  const hash = shortHash(candidate);
  return runCommand(candidate.specifier, { engine: engine.name, check, hash, counterexample });
}

interface Outcome {
  findings: Finding[];
  runs: number;
  path: string | undefined;
  timeline: Timeline | undefined;
  recording?: Recording | null;
}

const NOT_RUN: Outcome = { findings: [], runs: 0, path: undefined, timeline: undefined };

async function runScenario(check: Extract<Check, { kind: 'scenario' }>, testBed: TestBed): Promise<Outcome> {
  const context = new CheckContext(testBed, { violationsThrow: false });
  try {
    await check.run(context);
    context.judgeBystanders();
    return scenarioOutcome(context.findings, context);
  } catch (error) {
    const findings = [
      ...context.findings,
      ...sayOfTheRest(check, context.findings, verdictOf(error), messageOf(error)),
    ];
    return scenarioOutcome(findings, context);
  } finally {
    await context.close();
  }
}

function scenarioOutcome(findings: readonly Finding[], { sessions, timeline, profile }: CheckContext): Outcome {
  const varied = findings.some(({ verdict }) => !NO_TIMELINE.includes(verdict));
  return {
    findings: withEvidence(findings, sessions),
    runs: 1,
    path: undefined,
    timeline: varied || timeline.hasSnapshots ? timeline.toTimeline(profile) : undefined,
    recording: varied ? timeline.recording() : null,
  };
}

async function runProperty(check: Property, testBed: TestBed, options: RunOptions, seed: number): Promise<Outcome> {
  /** `first`: when the first failing value was found. */
  let failure: { error: unknown; findings: Finding[]; context: CheckContext; value: string; first: number } | undefined;
  const { told = fc.stringify } = check;
  const most = options.shrinks ?? check.shrinks ?? SHRINKS;
  let shrinks = 0;
  const judged = new Set<string>();
  const deviations = new Map<string, Finding>();
  const details = await fc.check(
    fc.asyncProperty(check.arbitrary, async (value) => {
      // A fault of ours is not a value’s: shrinking it would only repeat it. And each time-out would be waited for.
      const stop =
        failure &&
        (UNSHRUNK.includes(verdictOf(failure.error)) ||
          shrinks++ >= most ||
          performance.now() - failure.first > SHRINKING);
      if (stop) return;
      const context = new CheckContext(testBed, { violationsThrow: true });
      try {
        await check.holds(context, value);
        context.judgeBystanders();
        for (const finding of context.findings) judged.add(finding.requirement);
      } catch (error) {
        const findings = withEvidence(foundBy(error), context.sessions);
        if (
          check.continueOnKnownFailure &&
          findings.some((finding) => deviationOf(finding, testBed.engine.name, testBed.candidate))
        ) {
          for (const { requirement } of context.findings) judged.add(requirement);
          for (const finding of findings)
            deviations.set(finding.requirement, { ...finding, message: `${finding.message}, for ${told(value)}` });
          return;
        }
        failure = { error, findings, context, value: told(value), first: failure?.first ?? performance.now() };
        throw error;
      } finally {
        await context.close();
      }
    }),
    {
      seed,
      numRuns: Math.max(2, Math.ceil(options.values / check.cost)),
      ...(options.limit !== undefined && { interruptAfterTimeLimit: options.limit }),
      endOnFailure: options.path !== undefined || most === 0,
      ...(options.path !== undefined && { path: options.path }),
    },
  );
  const runs = details.numRuns + details.numShrinks;
  if (!failure) {
    // What no value came to judge has not passed; another check may speak of it.
    const passed = [...judged].map((id): Finding => ({ requirement: id, verdict: 'pass' }));
    const known = [...passed, ...deviations.values()];
    const rest = sayOfTheRest(check, known, 'blocked', `none of ${details.numRuns} values came to judge it`);
    return { findings: [...known, ...rest], runs, path: undefined, timeline: undefined };
  }
  const counterexample = {
    name: 'counterexample',
    text: `${failure.value}, found after ${details.numRuns} values and ${details.numShrinks} shrinks`,
  };
  const said = failure.findings.map((finding) => ({
    ...finding,
    message: `${finding.message}, for ${failure?.value}`,
    evidence: [counterexample, ...(finding.evidence ?? [])],
  }));
  const [first] = said;
  const rest = first
    ? sayOfTheRest(check, said, 'blocked', `the values ran out at a violation of ${first.requirement}`)
    : sayOfTheRest(check, [], verdictOf(failure.error), `${messageOf(failure.error)}, for ${failure.value}`);
  return {
    findings: [...said, ...rest],
    runs,
    path: details.counterexamplePath ?? undefined,
    timeline: failure.context.timeline.toTimeline(failure.context.profile),
    recording: failure.context.timeline.recording(),
  };
}

function inapplicable(check: Check, { candidate }: CheckOutcome): Finding[] {
  return check.covers.flatMap((id): Finding[] => {
    const message = whyInapplicable(id, candidate);
    return message === null ? [] : [{ requirement: id, verdict: 'inapplicable', message }];
  });
}

/** One finding for a requirement of all that was found: the worst, with the evidence of the first of that kind. */
function oneFinding(id: string, findings: readonly Finding[]): Finding {
  const own = findings.filter((finding) => finding.requirement === id);
  const verdict = worst(own.map((finding) => finding.verdict));
  const first = own.find((finding) => finding.verdict === verdict);
  return first ?? { requirement: id, verdict: 'harness-error', message: 'the check ended without judging it' };
}

function sayOfTheRest(check: Check, found: readonly Finding[], verdict: Verdict, message: string): Finding[] {
  return check.covers
    .filter((id) => !found.some((finding) => finding.requirement === id))
    .map((id) => ({ requirement: id, verdict, message }));
}

function foundBy(error: unknown): Finding[] {
  return error instanceof Violation ? [error.finding] : [];
}

/** Whose fault it was decides what is said of the requirements that are not judged yet. */
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

/** fast-check’s seed for one property: its id mixed into the run’s seed, so that no two properties see the same values. */
function seedFor(check: Check, seed: number): number {
  let mixed = seed | 0;
  for (const character of check.id) mixed = (Math.imul(mixed, 31) + character.charCodeAt(0)) | 0;
  return mixed;
}
