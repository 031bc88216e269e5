import type { EngineName } from '../../evidence/verdict.ts';

/** A cookie as the engine’s own jar holds it. `expires` is seconds since 1970, `null` for a session cookie. */
export interface JarCookie {
  name: string;
  value: string;
  /** With a leading dot where a Domain attribute was given, bare for a host-only cookie. */
  domain: string;
  path: string;
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: 'Strict' | 'Lax' | 'None';
}

/** How an engine is started. Taking cookies away is done by the engine itself, not by a stub in the page. */
export interface EngineOptions {
  cookies: 'kept' | 'blocked';
}

/**
 * Where a candidate runs. This is all that is asked of an engine: everything else is done by the page we serve and by
 * the laboratory behind it, so that all engines are used alike and the next one is a day’s work.
 */
export interface Engine {
  readonly name: EngineName;
  /** Which build this is, as a person would name it: product, version, where it came from. */
  readonly build: string;
  /** How long one step in a page may take, in milliseconds, where that is not what it is everywhere. */
  readonly timeout?: number;
  /** Opens a fresh tab. All tabs of an engine share one jar; sites are kept apart by their registrable domains. */
  tab(): Promise<EngineTab>;
  /** Every cookie a page of this registrable domain or of a host below it could see, attributes as the engine says. */
  jar(domain: string): Promise<JarCookie[]>;
  /** Removes the named cookies of this registrable domain, as a person does in the browser’s settings. */
  deleteCookies(domain: string, names: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface EngineTab {
  /** Navigates and returns when the page has loaded. */
  open(url: string): Promise<void>;
  /** Evaluates one expression in the page’s own realm, awaits a promise, and returns what survives JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** A PNG of what the person sees, or `null` where nothing is drawn. */
  screenshot(): Promise<Buffer | null>;
  /** Gives the tab back. One that does not answer any more is not reusable. */
  close(reusable: boolean): Promise<void>;
}
