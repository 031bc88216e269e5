import type { Instance } from '../../harness/session/instance.ts';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { identityCookieName } from '../../spec/oracle/cookie-name.ts';
import {
  type Opening,
  type Project,
  type StoryStep,
  type TabNumber,
  WAIT_DURATIONS,
} from '../../spec/oracle/story/step.ts';
import type { Profile } from '../../spec/profile.ts';
import type { CheckContext } from '../check/check-context.ts';

/** The API keys of a story’s projects: two begin alike, the third differently. */
export const API_KEYS: Readonly<Record<Project, string>> = {
  main: '1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d',
  alike: '1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6e',
  other: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
};

const INSTANCE = 'another';

/** The two tabs of one user on one site in which a story is played. */
export class StoryStage {
  readonly session: Session;
  readonly pages: [Page | null, Page | null] = [null, null];
  /** Whether two pages have ever been open at once. */
  wasSideBySide = false;
  readonly #context: CheckContext;
  /** The latest opening in each tab. */
  readonly #openings: [Opening | null, Opening | null] = [null, null];

  constructor(context: CheckContext, session: Session) {
    this.#context = context;
    this.session = session;
  }

  get open(): Page[] {
    return this.pages.filter((page) => page !== null);
  }

  /** The name of a project’s identity cookie. */
  cookieNameOf(project: Project): string {
    return cookieOf(this.#context.profile, project, this.session.domain);
  }

  /** Takes a step; an event or identify that it tracks gets this name. */
  async take(step: StoryStep, name: string): Promise<void> {
    switch (step.do) {
      case 'open':
        return this.#openPage(step, name);
      case 'reload':
        return this.#reload(step.tab);
      case 'close':
        return this.#close(step.tab);
      case 'endpoint':
        this.session.ingestion.mode = { accept: 'accept' as const, refuse: 500 as const, hang: 'hang' as const }[
          step.answer
        ];
        return step.answer === 'hang' ? undefined : this.session.answerAll();
      case 'online':
        return this.open[0]?.setOnline(step.online);
      case 'wait':
        return this.passTime(WAIT_DURATIONS[step.time]);
      case 'track':
        return this.#instance(step.tab).track(name);
      case 'identify':
        return this.#instance(step.tab).identify('step', name);
      case 'setUserId':
        return this.#instance(step.tab).setUserId(step.userId);
      case 'setOptOut':
        return this.#instance(step.tab).setOptOut(step.optOut);
      case 'enableTracking':
        return this.#instance(step.tab).enableTracking();
      case 'clearStorage':
        await this.#instance(step.tab).clearStorage();
        await this.#close(0);
        return this.#close(1);
    }
  }

  /** Lets virtual time pass, in milliseconds, in every tab. */
  async passTime(milliseconds: number): Promise<void> {
    const [first, ...others] = this.open;
    await first?.passTime(milliseconds);
    for (const page of others) await page.passTime(0);
  }

  async #initialise({ tab, project, userId, deferred, optOut }: Opening): Promise<void> {
    const options = { ...(deferred && { deferInitialization: true }), ...(optOut && { optOut: true }) };
    await this.#instance(tab).init({ apiKey: API_KEYS[project], ...(userId !== null && { userId }), options });
  }

  async #openPage(page: Opening, name: string): Promise<void> {
    const { session } = this;
    if (page.cookies !== 'kept') {
      await this.#close(0);
      await this.#close(1);
      const names = (await session.jar()).map(({ name }) => name);
      const deleted = names.filter((name) => page.cookies === 'deleted' || name === this.cookieNameOf(page.project));
      if (deleted.length > 0) await session.deleteCookies(deleted);
    }
    const current = this.pages[page.tab];
    if (current) await current.goto(session.url({ host: page.host }));
    const opened = current ?? (await session.open({ host: page.host }));
    this.pages[page.tab] = opened;
    this.#openings[page.tab] = page;
    this.wasSideBySide ||= this.open.length > 1;
    if (page.cookies === 'corrupted') {
      // Unique: an SDK that takes the text for a device id must not make two visitors one.
      const text = `corrupted-in-${name.replace(' ', '-')}`;
      await opened.setCookieAsSite(`${this.cookieNameOf(page.project)}=${text}; path=/; domain=.${session.domain}`);
    }
    await this.#initialise(page);
  }

  async #reload(tab: TabNumber): Promise<void> {
    await this.#page(tab).reload();
    const opening = this.#openings[tab];
    if (opening) await this.#initialise(opening);
  }

  async #close(tab: TabNumber): Promise<void> {
    await this.pages[tab]?.close();
    this.pages[tab] = null;
  }

  #page(tab: TabNumber): Page {
    const page = this.pages[tab];
    if (!page) throw new Error(`Tab ${tab + 1} has no open page.`);
    return page;
  }

  #instance(tab: TabNumber): Instance {
    const page = this.#page(tab);
    return this.#openings[tab]?.instance ? page.instance(INSTANCE) : page;
  }
}

function cookieOf(profile: Profile, project: Project, domain: string): string {
  return identityCookieName(profile, API_KEYS[project], domain);
}
