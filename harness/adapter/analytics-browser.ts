import type { Adapter, GivenOptions } from './adapter.ts';
import { renamed } from './renamed.ts';

interface AnalyticsBrowser {
  init(apiKey: string, userId: string | undefined, options: Record<string, unknown>): unknown;
  track(event: string, properties?: Record<string, unknown>): unknown;
  setUserId(userId: string | undefined): void;
  identify(identify: unknown): unknown;
  setOptOut(optOut: boolean): void;
}

interface Amplitude extends AnalyticsBrowser {
  createInstance(): AnalyticsBrowser;
  Identify: new () => { set(property: string, value: string): unknown };
}

/** What these lines do beside tracking what they are told, and which no requirement speaks of. Each version knows some. */
const QUIET = {
  attribution: { disabled: true },
  autocapture: false,
  defaultTracking: false,
  enableDiagnostics: false,
  fetchRemoteConfig: false,
  remoteConfig: { fetchRemoteConfig: false },
};

/** An event leaves as soon as the calls of its task are done, as a page that is watched cannot wait for a second. */
const AT_ONCE = { flushIntervalMillis: 1 };

/** Drives the `amplitude` global of `@amplitude/analytics-browser`, whose named instances are made by `createInstance`. */
export const adapter: Adapter = ({ window, global, options: names, ingestion, protocol }) => {
  const amplitude = window[global] as Amplitude | undefined;
  if (typeof amplitude?.track !== 'function') {
    throw new Error(
      `window.${global}.track is not a function: the scripts did not define the API of analytics-browser.`,
    );
  }
  const instances = new Map<string, AnalyticsBrowser>();
  return (name) => {
    const instance = (): AnalyticsBrowser => {
      if (name === null) return amplitude;
      const made = instances.get(name) ?? amplitude.createInstance();
      instances.set(name, made);
      return made;
    };
    return {
      init: ({ apiKey, userId, options = {} }) => {
        instance().init(apiKey, userId, {
          ...QUIET,
          ...AT_ONCE,
          ...(name !== null && { instanceName: name }),
          ...renamed(placed(options, names), names),
          serverUrl: `${protocol}//${ingestion}`,
        });
      },
      track: (event, properties) => {
        instance().track(event, properties);
      },
      setUserId: (userId) => instance().setUserId(userId ?? undefined),
      identify: (property, value) => {
        instance().identify(new amplitude.Identify().set(property, value));
      },
      setOptOut: (optOut) => instance().setOptOut(optOut),
    };
  };
};

/** Where the identity is kept is one of several places in the later line, and not a switch. */
function placed(options: GivenOptions, names: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const off = (options as Record<string, unknown>)['disableCookies'];
  if (typeof off !== 'boolean' || names['disableCookies'] !== 'identityStorage') return { ...options };
  return { ...options, disableCookies: off ? 'localStorage' : 'cookie' };
}
