import type { Adapter, GivenOptions } from './adapter.ts';

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
          ...translated(options, names),
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

/** Options by the candidate’s names; a dot in a name leads into an object. */
function translated(options: GivenOptions, names: Readonly<Record<string, string>>): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const [option, value] of Object.entries(options)) {
    const [name = '', member] = (names[option] ?? option).split('.');
    said[name] = member === undefined ? called(name, value) : { ...Object(said[name]), [member]: value };
  }
  return said;
}

/** Where the identity is kept is one of several places there, and not a switch. */
function called(name: string, value: unknown): unknown {
  if (name !== 'identityStorage' || typeof value !== 'boolean') return value;
  return value ? 'localStorage' : 'cookie';
}
