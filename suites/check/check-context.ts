import { inspect, isDeepStrictEqual } from 'node:util';
import { brokenVerdict, type Finding } from '../../evidence/verdict.ts';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import type { EngineOptions } from '../../harness/engine/engine.ts';
import type { Page } from '../../harness/session/page.ts';
import { Session, type SessionOptions } from '../../harness/session/session.ts';
import { TimelineRecorder } from '../../harness/session/timeline-recorder.ts';
import { requirement } from '../../spec/catalogue.ts';
import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import type { Capability } from '../../spec/requirement.ts';
import { writes } from '../observe/observations.ts';
import { whyInapplicable } from './applicability.ts';
import type { TestBed } from './test-bed.ts';

/** Thrown when a property does not hold, so that fast-check shrinks the value. */
export class Violation extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

/** Thrown when a check cannot judge its requirements because a precondition does not hold. */
export class Blocked extends Error {}

/** The capability that each option needs; an option that is not listed needs none. */
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

/** One run of a check: opens its sessions and collects its findings. */
export class CheckContext {
  readonly findings: Finding[] = [];
  readonly sessions: Session[] = [];
  readonly timeline = new TimelineRecorder();
  readonly #testBed: TestBed;
  readonly #violationsThrow: boolean;

  constructor(testBed: TestBed, { violationsThrow }: { violationsThrow: boolean }) {
    this.#testBed = testBed;
    this.#violationsThrow = violationsThrow;
  }

  get profile(): Vocabulary {
    return this.#testBed.vocabulary;
  }

  /** The virtual time at which a session starts by default, in milliseconds since 1970. */
  get startTime(): number {
    return this.#testBed.laboratory.startTime;
  }

  can(capability: Capability): boolean {
    return this.#testBed.candidate.capabilities.includes(capability);
  }

  /** Returns the options that the candidate supports by the capabilities it declares. */
  supportedOptions(options: InitOptions): InitOptions {
    return Object.fromEntries(
      Object.entries(options).filter(([option]) => {
        const capability = CAPABILITY_OF[option];
        return capability === undefined || this.can(capability);
      }),
    );
  }

  /**
   * Creates a new session, with empty storage, on a site of its own below the public suffix `test` or the one given.
   */
  async newSession({ cookies = 'kept', ...options }: Partial<EngineOptions> & SessionOptions = {}): Promise<Session> {
    const engine = cookies === 'kept' ? this.#testBed.engine : await this.#testBed.engineWith({ cookies });
    const { laboratory, candidate } = this.#testBed;
    const session = new Session(engine, laboratory, candidate, { cookies, ...options }, this.timeline);
    this.sessions.push(session);
    return session;
  }

  /**
   * Judges a requirement: `seen` must deeply equal `expected`. `what` is a noun phrase, so that a message reads
   * “what: expected …, saw …”. All judgements of one requirement must hold. A requirement that does not apply to the
   * candidate is not judged.
   */
  judge(id: string, what: string, seen: unknown, expected: unknown): void {
    if (whyInapplicable(id, this.#testBed.candidate) !== null) return;
    const holds = isDeepStrictEqual(seen, expected);
    const texts = { expected: format(expected), seen: format(seen) };
    this.timeline.recordJudgement({ requirement: id, what, holds, ...texts });
    if (holds) {
      this.findings.push({ requirement: id, verdict: 'pass' });
      return;
    }
    const finding: Finding = {
      requirement: id,
      verdict: brokenVerdict(requirement(id).level),
      message: `${what}: expected ${texts.expected}, saw ${texts.seen}`,
      ...texts,
    };
    if (this.#violationsThrow) throw new Violation(finding);
    this.findings.push(finding);
  }

  /** Reports that a requirement cannot be judged because another one does not hold. */
  block(id: string, why: string): void {
    this.findings.push({ requirement: id, verdict: 'blocked', message: why });
  }

  /** Reports that this engine, or what this candidate does, gives no way to test a requirement. */
  markUntestable(id: string, why: string): void {
    this.findings.push({ requirement: id, verdict: 'untestable', message: why });
  }

  /**
   * Requires `seen` to deeply equal `expected` before the check goes on, for example that events show up at all before
   * their absence is judged. Otherwise throws Blocked, and the check’s requirements are blocked.
   */
  precondition(what: string, seen: unknown, expected: unknown): void {
    if (!isDeepStrictEqual(seen, expected)) {
      throw new Blocked(`${what}: expected ${format(expected)}, saw ${format(seen)}; without it nothing can be judged`);
    }
  }

  /**
   * Records everything that is stored and sent so far for readers of the results, whether or not the requirements hold.
   * A property has too many values for that and records nothing.
   */
  async snapshot(name: string, session: Session, page: Page): Promise<void> {
    if (!this.#violationsThrow) await session.snapshot(name, page, writes(session.journal));
  }

  /** Judges what must hold in every check: the candidate sends requests only to the ingestion endpoint. */
  judgeForeignRequests(): void {
    const foreign = this.sessions.flatMap((session) => session.foreignRequests());
    if (foreign.length > 0) this.judge('NETWORK-1', 'requests to foreign addresses', foreign, []);
  }

  async close(): Promise<void> {
    for (const session of this.sessions.splice(0)) await session.close();
  }
}

/** Formats a value on one line; long lists and texts are cut, and say so. */
function format(value: unknown): string {
  return inspect(value, { depth: 5, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 20, maxStringLength: 400 });
}
