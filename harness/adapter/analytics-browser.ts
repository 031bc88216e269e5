import type { Adapter, GivenOptions } from './adapter.ts';
import { renameOptions } from './rename-options.ts';

interface AnalyticsBrowser {
  init(apiKey: string, userId: string | undefined, options: Record<string, unknown>): unknown;
  track(event: string, properties?: Record<string, unknown>): unknown;
  setUserId(userId: string | undefined): void;
  identify(identify: unknown): unknown;
  setOptOut(optOut: boolean): void;
}

interface AnalyticsBrowserGlobal extends AnalyticsBrowser {
  createInstance(): AnalyticsBrowser;
  Identify: new () => { set(property: string, value: string): unknown };
}

/** Turns off what the SDK tracks on its own, which no requirement covers. Each version knows some of these options. */
const ONLY_REQUESTED_TRACKING = {
  attribution: { disabled: true },
  autocapture: false,
  defaultTracking: false,
  enableDiagnostics: false,
  fetchRemoteConfig: false,
  remoteConfig: { fetchRemoteConfig: false },
};

/** Uploads an event once the calls of its task are done, because a check does not wait for the default of a second. */
const UPLOAD_AT_ONCE = { flushIntervalMillis: 1 };

/** Drives the `amplitude` global of `@amplitude/analytics-browser`, which creates named instances with `createInstance`. */
export const adapter: Adapter = ({ window, global, options: names, ingestion, protocol }) => {
  const amplitude = window[global] as AnalyticsBrowserGlobal | undefined;
  if (typeof amplitude?.track !== 'function') {
    throw new Error(
      `window.${global}.track is not a function: the scripts did not define the API of analytics-browser.`,
    );
  }
  const instances = new Map<string, AnalyticsBrowser>();
  return (name) => {
    const instance = (): AnalyticsBrowser => {
      if (name === null) return amplitude;
      const named = instances.get(name) ?? amplitude.createInstance();
      instances.set(name, named);
      return named;
    };
    return {
      init: ({ apiKey, userId, options = {} }) => {
        instance().init(apiKey, userId, {
          ...ONLY_REQUESTED_TRACKING,
          ...UPLOAD_AT_ONCE,
          ...(name !== null && { instanceName: name }),
          ...renameOptions(withStoragePlace(options, names), names),
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

/** Translates `disableCookies`, which version 2 replaced by an option that names the storage. */
function withStoragePlace(
  options: GivenOptions,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const disabled = (options as Record<string, unknown>)['disableCookies'];
  if (typeof disabled !== 'boolean' || names['disableCookies'] !== 'identityStorage') return { ...options };
  return { ...options, disableCookies: disabled ? 'localStorage' : 'cookie' };
}
