import type { Adapter, InitOptions } from './adapter.ts';

interface AmplitudeInstance {
  init(apiKey: string, userId: string | undefined, options: Record<string, unknown>): void;
  logEvent(event: string, properties?: Record<string, unknown>): void;
  setUserId(userId: string | null): void;
  identify(identify: unknown): void;
  setOptOut(optOut: boolean): void;
  enableTracking(): void;
}

interface Amplitude {
  getInstance(): AmplitudeInstance;
  Identify: new () => { set(property: string, value: string): unknown };
}

/** Drives the legacy `amplitude` global: `amplitude-js` from version 6 on, and whatever keeps its interface. */
export const adapter: Adapter = ({ window, ingestion, protocol }) => {
  const amplitude = window.amplitude as Amplitude | undefined;
  if (typeof amplitude?.getInstance !== 'function') {
    throw new Error('window.amplitude.getInstance is not a function: the scripts did not define the legacy API.');
  }
  // Asked for in each call: making an instance is the SDK’s first act, so it must not happen before the page’s first call.
  const instance = () => amplitude.getInstance();
  return {
    init: ({ apiKey, userId, options = {} }) =>
      instance().init(apiKey, userId, {
        ...translated(options),
        apiEndpoint: ingestion,
        forceHttps: protocol === 'https:',
      }),
    track: (event, properties) => instance().logEvent(event, properties),
    setUserId: (userId) => instance().setUserId(userId),
    identify: (property, value) => instance().identify(new amplitude.Identify().set(property, value)),
    setOptOut: (optOut) => instance().setOptOut(optOut),
    enableTracking: () => instance().enableTracking(),
  };
};

function translated({ uploadThreshold, ...options }: InitOptions): Record<string, unknown> {
  return uploadThreshold === undefined
    ? options
    : { ...options, batchEvents: true, eventUploadThreshold: uploadThreshold };
}
