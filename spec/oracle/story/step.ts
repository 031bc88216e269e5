import { DAY, MINUTE } from '../../durations.ts';

/** Hosts of the site on which pages are opened. */
export const HOSTS = ['www', 'app'] as const;

/** Projects whose pages the user visits. The API key of `alike` shares a prefix with that of `main`; `other` does not. */
export const PROJECTS = ['main', 'other', 'alike'] as const;
export type Project = (typeof PROJECTS)[number];

/** How long a wait lasts, in milliseconds. A month ends a session but outlives no cookie. */
export const WAIT_DURATIONS = { minute: MINUTE, month: 30 * DAY } as const;

/** Index of one of the user’s two tabs. */
export type TabNumber = 0 | 1;

/** Opens a page in a tab; the page initialises the SDK as soon as it has loaded. */
export interface Opening {
  do: 'open';
  tab: TabNumber;
  host: (typeof HOSTS)[number];
  project: Project;
  /** Whether the page uses a named instance instead of the default one. */
  instance: boolean;
  deferred: boolean;
  /** Passed at initialisation. `userId` is `null` if the page does not know the user. */
  optOut: boolean;
  userId: string | null;
  /**
   * What happens to the site’s cookies first: nothing, the user deletes them, or something corrupts the identity cookie.
   * In the last two cases both tabs are closed first, since how an open page reacts is unspecified.
   */
  cookies: 'kept' | 'deleted' | 'corrupted';
}

/** An opening with default settings. */
export const DEFAULT_OPENING: Opening = {
  do: 'open',
  tab: 0,
  host: 'www',
  project: 'main',
  instance: false,
  deferred: false,
  optOut: false,
  userId: null,
  cookies: 'kept',
};

/** A call that a page makes. While initialisation is deferred, calls wait for consent. */
export type CallStep =
  | { do: 'track'; tab: TabNumber }
  | { do: 'identify'; tab: TabNumber }
  | { do: 'setUserId'; tab: TabNumber; userId: string | null }
  | { do: 'setOptOut'; tab: TabNumber; optOut: boolean };

/** One step of a story: something that the user, a page, the network or the endpoint does. */
export type StoryStep =
  | Opening
  | CallStep
  | { do: 'reload'; tab: TabNumber }
  | { do: 'close'; tab: TabNumber }
  | { do: 'enableTracking'; tab: TabNumber }
  /** Clears the storage, and the user closes every tab. */
  | { do: 'clearStorage'; tab: TabNumber }
  /** How uploads are answered from now on. With `hang` they stay unanswered until this changes. */
  | { do: 'endpoint'; answer: 'accept' | 'refuse' | 'hang' }
  | { do: 'online'; online: boolean }
  | { do: 'wait'; time: keyof typeof WAIT_DURATIONS };

/** Describes a step in plain words. */
export function describeStep(step: StoryStep): string {
  switch (step.do) {
    case 'open':
      return describeOpening(step);
    case 'setUserId':
      return step.userId === null
        ? `${inTab(step)} logs the user out`
        : `${inTab(step)} logs the user in as ${JSON.stringify(step.userId)}`;
    case 'setOptOut':
      return `${inTab(step)} opts the user ${step.optOut ? 'out' : 'in'}`;
    case 'track':
      return `${inTab(step)} tracks an event`;
    case 'identify':
      return `${inTab(step)} sends an identify`;
    case 'enableTracking':
      return `${inTab(step)} enables tracking`;
    case 'clearStorage':
      return `${inTab(step)} clears the storage, and all tabs are closed`;
    case 'reload':
      return `${inTab(step)} is reloaded`;
    case 'close':
      return `${inTab(step)} is closed`;
    case 'endpoint':
      return { accept: 'the endpoint accepts', refuse: 'the endpoint refuses', hang: 'the endpoint stops answering' }[
        step.answer
      ];
    case 'online':
      return step.online ? 'the user comes back online' : 'the user goes offline';
    case 'wait':
      return `a ${step.time} passes`;
  }
}

function describeOpening({ tab, host, project, instance, deferred, optOut, userId, cookies }: Opening): string {
  const before = {
    kept: '',
    deleted: 'the user deletes the cookies; ',
    corrupted: 'the identity cookie is corrupted; ',
  };
  const how = [
    ...(deferred ? ['deferred'] : []),
    ...(optOut ? ['with optOut'] : []),
    ...(userId === null ? [] : [`for the user ${JSON.stringify(userId)}`]),
    ...(instance ? ['as a named instance'] : []),
  ];
  const page = `${inTab({ tab })} opens a page of ${host} that initialises project ${project}`;
  return before[cookies] + [page, ...how].join(', ');
}

function inTab({ tab }: { tab: TabNumber }): string {
  return `tab ${tab + 1}`;
}
