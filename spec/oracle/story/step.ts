/** A site’s hosts on which pages are opened. */
export const HOSTS = ['www', 'app'] as const;

/** Projects whose pages a person visits: `alike` has a key that begins as that of `main` does, `other` one of its own. */
export const PROJECTS = ['main', 'other', 'alike'] as const;
export type Project = (typeof PROJECTS)[number];

/** How long a person waits, in milliseconds. A month ends a session, and no cookie’s life. */
export const WAITS = { minute: 60_000, month: 30 * 24 * 60 * 60 * 1000 } as const;

/** Which of the person’s two tabs. */
export type TabNumber = 0 | 1;

/** What is opened in a tab: a page that initialises the SDK as soon as it has loaded. */
export interface Opening {
  do: 'open';
  tab: TabNumber;
  host: (typeof HOSTS)[number];
  project: Project;
  /** Whether the page uses another instance than the default one. */
  instance: boolean;
  deferred: boolean;
  /** Given as options; `userId` where the page knows who the person is. */
  optOut: boolean;
  userId: string | null;
  /**
   * What became of the site’s cookies before: the person removed them, or something spoilt the identity cookie. Either
   * way the other tab was closed first: what an open page makes of it is nobody’s promise.
   */
  cookies: 'kept' | 'removed' | 'spoilt';
}

/** An opening about which there is nothing to tell. */
export const PLAIN: Opening = {
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

/** What a page does. Calls made while it is deferred wait for consent. */
export type CallStep =
  | { do: 'track'; tab: TabNumber }
  | { do: 'identify'; tab: TabNumber }
  | { do: 'setUserId'; tab: TabNumber; userId: string | null }
  | { do: 'setOptOut'; tab: TabNumber; optOut: boolean };

/** What a person, a page, the network and the endpoint do, one after the other. */
export type StoryStep =
  | Opening
  | CallStep
  | { do: 'reload'; tab: TabNumber }
  | { do: 'close'; tab: TabNumber }
  | { do: 'enableTracking'; tab: TabNumber }
  /** The storage is cleared, and the person closes what is open. */
  | { do: 'clearStorage'; tab: TabNumber }
  /** How uploads are answered from now on: not at all until this changes, where it is `hang`. */
  | { do: 'endpoint'; answer: 'accept' | 'refuse' | 'hang' }
  | { do: 'online'; online: boolean }
  | { do: 'wait'; time: keyof typeof WAITS };

/** A step as a person tells it. */
export function describeStep(step: StoryStep): string {
  switch (step.do) {
    case 'open':
      return describeOpening(step);
    case 'setUserId':
      return step.userId === null
        ? `${inTab(step)} logs the person out`
        : `${inTab(step)} logs in ${JSON.stringify(step.userId)}`;
    case 'setOptOut':
      return `${inTab(step)} opts the person ${step.optOut ? 'out' : 'in'}`;
    case 'track':
      return `${inTab(step)} tracks an event`;
    case 'identify':
      return `${inTab(step)} identifies`;
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
      return step.online ? 'the person comes back online' : 'the person goes offline';
    case 'wait':
      return `a ${step.time} goes by`;
  }
}

function describeOpening({ tab, host, project, instance, deferred, optOut, userId, cookies }: Opening): string {
  const before = { kept: '', removed: 'the person removes the cookies; ', spoilt: 'the identity cookie is spoilt; ' };
  const how = [
    ...(deferred ? ['deferred'] : []),
    ...(optOut ? ['with optOut'] : []),
    ...(userId === null ? [] : [`for the user ${JSON.stringify(userId)}`]),
    ...(instance ? ['as another instance'] : []),
  ];
  const page = `${inTab({ tab })} opens a page of ${host} that initialises project ${project}`;
  return before[cookies] + [page, ...how].join(', ');
}

function inTab({ tab }: { tab: TabNumber }): string {
  return `tab ${tab + 1}`;
}
