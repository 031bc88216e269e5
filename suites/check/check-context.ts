import { inspect, isDeepStrictEqual } from 'node:util';
import type { CandidateCrash, CandidateTimeout } from '../../evidence/fault.ts';
import { brokenVerdict, type Finding } from '../../evidence/verdict.ts';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Engine, EngineOptions } from '../../harness/engine/engine.ts';
import type { Laboratory } from '../../harness/laboratory/laboratory.ts';
import type { Page } from '../../harness/session/page.ts';
import { Session, type SessionOptions } from '../../harness/session/session.ts';
import { TimelineRecorder } from '../../harness/session/timeline-recorder.ts';
import { requirement } from '../../spec/catalogue.ts';
import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import type { Capability } from '../../spec/requirement.ts';
import { writes } from '../observe/observations.ts';
import { whyInapplicable } from './applicability.ts';

/** What a check is run on. */
export interface TestBed {
  candidate: Candidate;
  /** What is read of its cookies, queues and uploads is read with this. */
  vocabulary: Vocabulary;
  laboratory: Laboratory;
  engine: Engine;
  /** Why no page can be opened with this candidate on it, where that is so: then no check is run. */
  doesNotLoad: CandidateCrash | CandidateTimeout | null;
  /** The same engine started in another way; started when first asked for. Throws EngineLimit where it cannot be. */
  engineWith(options: EngineOptions): Promise<Engine>;
}

/** Thrown where a property does not hold, so that fast-check shrinks the value that showed it. */
export class Violation extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

/** Thrown where a check cannot speak: what it takes for granted did not happen. */
export class Blocked extends Error {}

/** The capability that an option goes with; options that are not here go with none. */
const CAPABILITY_OF: Readonly<Record<string, Capability>> = {
  cookieExpiration: 'cookieExpiration',
  cookieForceUpgrade: 'deprecatedCookie',
  deferInitialization: 'deferInitialization',
  deviceId: 'deviceId',
  deviceIdFromUrlParam: 'deviceIdFromUrlParam',
  disableCookies: 'disableCookies',
  domain: 'cookieDomain',
  optOut: 'optOut',
  sameSiteCookie: 'sameSiteCookie',
  savedMaxCount: 'savedMaxCount',
  saveEvents: 'saveEvents',
  secureCookie: 'secureCookie',
  sessionTimeout: 'sessionTimeout',
  unsentIdentifyKey: 'unsentKeys',
  unsentKey: 'unsentKeys',
  uploadThreshold: 'uploadThreshold',
};

/** One run of a check: gives it sessions, and keeps what it finds. */
export class CheckContext {
  readonly findings: Finding[] = [];
  readonly sessions: Session[] = [];
  readonly timeline = new TimelineRecorder();
  readonly #testBed: TestBed;
  readonly #throws: boolean;

  constructor(testBed: TestBed, { violationsThrow }: { violationsThrow: boolean }) {
    this.#testBed = testBed;
    this.#throws = violationsThrow;
  }

  get profile(): Vocabulary {
    return this.#testBed.vocabulary;
  }

  /** The virtual time at which a session starts that is told no other, in milliseconds since 1970. */
  get beginning(): number {
    return this.#testBed.laboratory.beginning;
  }

  can(capability: Capability): boolean {
    return this.#testBed.candidate.capabilities.includes(capability);
  }

  /** Options without those that the candidate does not declare it has. */
  possible(options: InitOptions): InitOptions {
    return Object.fromEntries(
      Object.entries(options).filter(([option]) => {
        const capability = CAPABILITY_OF[option];
        return capability === undefined || this.can(capability);
      }),
    );
  }

  /** A fresh browsing state on a site of its own: below the public suffix `test` and from now on, unless said otherwise. */
  async session({ cookies = 'kept', ...options }: Partial<EngineOptions> & SessionOptions = {}): Promise<Session> {
    const engine = cookies === 'kept' ? this.#testBed.engine : await this.#testBed.engineWith({ cookies });
    const { laboratory, candidate } = this.#testBed;
    const session = new Session(engine, laboratory, candidate, { cookies, ...options }, this.timeline);
    this.sessions.push(session);
    return session;
  }

  /**
   * Judges a requirement: `seen` must deeply equal `expected`. `what` names the thing, as a noun, so that a message reads
   * “what: expected …, saw …”. Several judgements of one requirement must all hold; one that does not apply to the
   * candidate is not judged.
   */
  judge(id: string, what: string, seen: unknown, expected: unknown): void {
    if (whyInapplicable(id, this.#testBed.candidate) !== null) return;
    const holds = isDeepStrictEqual(seen, expected);
    const shown = { expected: show(expected), seen: show(seen) };
    this.timeline.recordJudgement({ requirement: id, what, holds, ...shown });
    if (holds) {
      this.findings.push({ requirement: id, verdict: 'pass' });
      return;
    }
    const finding: Finding = {
      requirement: id,
      verdict: brokenVerdict(requirement(id).level),
      message: `${what}: expected ${shown.expected}, saw ${shown.seen}`,
      ...shown,
    };
    if (this.#throws) throw new Violation(finding);
    this.findings.push(finding);
  }

  /** Says that a requirement cannot be judged, because of another that does not hold. */
  block(id: string, why: string): void {
    this.findings.push({ requirement: id, verdict: 'blocked', message: why });
  }

  /** Says that a requirement cannot be shown here, by this engine or by what this candidate does. */
  markUntestable(id: string, why: string): void {
    this.findings.push({ requirement: id, verdict: 'untestable', message: why });
  }

  /**
   * Establishes what the check takes for granted: that the thing whose absence it is about to judge would have been
   * seen. Where that is not so, the check’s requirements are blocked.
   */
  precondition(what: string, seen: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(seen, expected)) {
      throw new Blocked(`${what}: expected ${show(expected)}, saw ${show(seen)}; without it nothing can be told`);
    }
  }

  /**
   * Has everything that there is at a moment told to readers of the results, whether or not the requirements hold. A
   * property has too many values for that, and shows nothing.
   */
  async show(moment: string, session: Session, page: Page): Promise<void> {
    if (!this.#throws) await session.snapshot(moment, page, writes(session.journal));
  }

  /** Judges what holds in every check, whatever else it looks at: nobody is talked to but the ingestion endpoint. */
  judgeBystanders(): void {
    const foreign = this.sessions.flatMap((session) => session.foreignRequests());
    if (foreign.length > 0) this.judge('NETWORK-1', 'requests to foreign addresses', foreign, []);
  }

  async close(): Promise<void> {
    for (const session of this.sessions.splice(0)) await session.close();
  }
}

/** Values in messages: on one line, long lists cut in the middle of nowhere but said so. */
function show(value: unknown): string {
  return inspect(value, { depth: 5, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 20, maxStringLength: 400 });
}
