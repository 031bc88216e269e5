import type { JarCookie } from '../../harness/engine/engine.ts';
import type { JournalEntry } from '../../harness/recorder/journal.ts';
import type { Page } from '../../harness/session/page.ts';
import { decodeIdentityCookie, type Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import { DAY } from '../../spec/oracle/written-cookie.ts';
import { nameOf, type StoryMoment } from './play.ts';

/** A longer text may be one that chance made. */
const SHORT = 8;

/** All that can be seen after a step, a line each, told so that two engines which do the same say the same. */
export type Observation = readonly string[];

/**
 * Observes the moments of one story. Ids that are made by chance are told by the order in which they appear, the site’s
 * own domain by a word.
 */
export class Observer {
  readonly #profile: Vocabulary;
  readonly #ids: string[] = [];
  #told = 0;

  constructor(profile: Vocabulary) {
    this.#profile = profile;
  }

  async observe({ stage, sight }: StoryMoment): Promise<Observation> {
    const { session } = stage;
    const { journal } = session;
    const news = journal.slice(this.#told);
    this.#told = journal.length;
    const accepted = sight.accepted.map((event) => {
      if (!event) return 'accepted: unreadable';
      const { apiKey, userId, deviceId, sessionId, eventId, sequenceNumber } = event;
      return `accepted: ${nameOf(event)} to ${apiKey} of ${userId} on ${deviceId} in ${sessionId}, number ${eventId}, ${sequenceNumber}`;
    });
    const jar = sight.jar.map((cookie) => this.#cookie(cookie, session.now)).sort();
    const pages = await Promise.all(stage.pages.map((page, tab) => (page ? this.#storage(page, tab) : [])));
    const lines = [...accepted, ...jar, ...pages.flat(), ...news.map((entry) => this.#action(entry))];
    return lines.map((line) => this.#anonymous(line.replaceAll(session.domain, 'the-site')));
  }

  #cookie({ name, value, domain, path, expires, ...flags }: JarCookie, now: number): string {
    const days = expires === null ? 'the session' : `${Math.round((expires * 1000 - now) / DAY)} days`;
    const { sameSite, secure, httpOnly } = flags;
    return `cookie: ${name}=${this.#said(value)} for ${domain}${path}, ${days}, ${sameSite}, ${secure}, ${httpOnly}`;
  }

  async #storage(page: Page, tab: number): Promise<string[]> {
    const { localStorage, sessionStorage } = await page.storage();
    const told = (area: string, items: Record<string, string> | null) =>
      items === null
        ? [`${area} of tab ${tab + 1}: none`]
        : Object.entries(items)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([key, value]) => `${area} of tab ${tab + 1}: ${key}=${this.#said(value)}`);
    return [...told('local storage', localStorage), ...told('session storage', sessionStorage)];
  }

  #action(entry: JournalEntry): string {
    switch (entry.kind) {
      case 'cookie': {
        const [pair = '', ...attributes] = entry.text.split(';');
        const [name, ...value] = pair.split('=');
        return `writes cookie ${name}=${this.#said(value.join('='))};${attributes.join(';')}`;
      }
      case 'storage':
        // What is opened is there in some engines only: its name must not count among the ids of the others.
        if (entry.operation === 'open') return `open ${entry.area}`;
        return `${entry.operation} ${entry.area} ${entry.key}${entry.value === null ? '' : `=${this.#said(entry.value)}`}`;
      case 'send':
        return `sends ${entry.method} ${entry.url} by ${entry.via}`;
      case 'error':
        return `throws ${entry.error.name}`;
      case 'console':
        return `logs ${entry.level}`;
    }
  }

  /** What a value says, where it is an identity or a queue; what is neither may be a random number’s text. */
  #said(value: string): string {
    const identity = decodeIdentityCookie(this.#profile, value);
    if (identity) return JSON.stringify(identity);
    const queue = decodeQueue(this.#profile, value);
    return queue && queue.length > 0 ? `[${queue.map(nameOf).join(', ')}]` : value.length > SHORT ? '…' : value;
  }

  /** Ids made by chance are twenty-two letters and digits, or a UUID; a word that long has small letters alone. */
  #anonymous(line: string): string {
    return line.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/g, (id) => {
      if (!/[A-Z0-9]/.test(id)) return id;
      if (!this.#ids.includes(id)) this.#ids.push(id);
      return `<id ${this.#ids.indexOf(id) + 1}>`;
    });
  }
}
