import type { EngineName } from '../../evidence/verdict.ts';

/** A cookie as the engine’s own jar holds it. `expires` is seconds since 1970, `null` for a session cookie. */
export interface JarCookie {
  name: string;
  value: string;
  /** With a leading dot if a Domain attribute was given, without for a host-only cookie. */
  domain: string;
  path: string;
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: 'Strict' | 'Lax' | 'None';
}

/** How an engine is started. The engine itself blocks cookies, not a stub in the page. */
export interface EngineOptions {
  cookies: 'kept' | 'blocked';
}

/**
 * Where a candidate runs. An engine does no more than this: the served page and the laboratory behind it do the rest,
 * so all engines are used alike and a new one is a day’s work.
 */
export interface Engine {
  readonly name: EngineName;
  /** The build, for people: product, version and origin. */
  readonly build: string;
  /** How long one step in a page may take, in milliseconds, if not the default. */
  readonly timeout?: number;
  /** Opens a new tab. All tabs of an engine share one jar; registrable domains separate sites. */
  tab(): Promise<EngineTab>;
  /** Every cookie that a page of this registrable domain or of a host below it could see. */
  jar(domain: string): Promise<JarCookie[]>;
  /** Deletes the named cookies of this registrable domain, as a person does in the browser’s settings. */
  deleteCookies(domain: string, names: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface EngineTab {
  /** Navigates and returns when the page has loaded. */
  open(url: string): Promise<void>;
  /** Evaluates an expression in the page’s own realm, awaits a promise, and returns the value as it survives JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** A PNG of the page, or `null` if the engine draws nothing. */
  screenshot(): Promise<Buffer | null>;
  /** Closes the tab for its user. A tab that no longer responds is not reusable. */
  close(reusable: boolean): Promise<void>;
}
