import type { Adapter, GivenOptions } from './adapter.ts';
import { renameOptions } from './rename-options.ts';

interface AmplitudeInstance {
  init(apiKey: string, userId: string | undefined, options: Record<string, unknown>): void;
  logEvent(event: string, properties?: Record<string, unknown>): void;
  setUserId(userId: string | null): void;
  identify(identify: unknown): void;
  setOptOut(optOut: boolean): void;
  enableTracking(): void;
  clearStorage(): void;
}

interface AmplitudeJsGlobal {
  getInstance(name?: string): AmplitudeInstance;
  Identify: new () => { set(property: string, value: string): unknown };
}

/** Drives the legacy `amplitude` global, and forks that keep its interface. */
export const adapter: Adapter = ({ window, global, options: names, ingestion, protocol }) => {
  const amplitude = window[global] as AmplitudeJsGlobal | undefined;
  if (typeof amplitude?.getInstance !== 'function') {
    throw new Error(`window.${global}.getInstance is not a function: the scripts did not define the legacy API.`);
  }
  return (name) => {
    const instance = () => (name === null ? amplitude.getInstance() : amplitude.getInstance(name));
    return {
      init: ({ apiKey, userId, options = {} }) =>
        instance().init(apiKey, userId, {
          ...renameOptions(withUploadThreshold(options), names),
          apiEndpoint: ingestion,
          forceHttps: protocol === 'https:',
        }),
      track: (event, properties) => instance().logEvent(event, properties),
      setUserId: (userId) => instance().setUserId(userId),
      identify: (property, value) => instance().identify(new amplitude.Identify().set(property, value)),
      setOptOut: (optOut) => instance().setOptOut(optOut),
      enableTracking: () => instance().enableTracking(),
      clearStorage: () => instance().clearStorage(),
    };
  };
};

function withUploadThreshold({ uploadThreshold, ...options }: GivenOptions): Record<string, unknown> {
  return uploadThreshold === undefined
    ? options
    : { ...options, batchEvents: true, eventUploadThreshold: uploadThreshold };
}
