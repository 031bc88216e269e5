import type { JarCookie } from '../../harness/engine/engine.ts';
import type { JournalEntry } from '../../harness/recorder/journal.ts';
import type { Page } from '../../harness/session/page.ts';
import { DAY } from '../../spec/durations.ts';
import { decodeIdentityCookie, type Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import { eventName, type StorySnapshot } from './play.ts';

/** A longer text may be random. */
const SHORT = 8;

/** All that can be observed after a step, as lines that are the same in two engines that behave the same. */
export type Transcript = readonly string[];

/**
 * Transcribes the snapshots of one story. Random ids become numbers in order of appearance, the site’s domain a fixed
 * word.
 */
export class Transcriber {
  readonly #profile: Vocabulary;
  readonly #ids: string[] = [];
  /** The number of journal entries already transcribed. */
  #transcribed = 0;

  constructor(profile: Vocabulary) {
    this.#profile = profile;
  }

  async transcribe({ stage, observation }: StorySnapshot): Promise<Transcript> {
    const { session } = stage;
    const { journal } = session;
    const entries = journal.slice(this.#transcribed);
    this.#transcribed = journal.length;
    const accepted = observation.accepted.map((event) => {
      if (!event) return 'accepted: unreadable';
      const { apiKey, userId, deviceId, sessionId, eventId, sequenceNumber } = event;
      return `accepted: ${eventName(event)} to ${apiKey} of ${userId} on ${deviceId} in ${sessionId}, number ${eventId}, ${sequenceNumber}`;
    });
    const jar = observation.jar.map((cookie) => this.#cookie(cookie, session.now)).sort();
    const pages = await Promise.all(stage.pages.map((page, tab) => (page ? this.#storage(page, tab) : [])));
    const lines = [...accepted, ...jar, ...pages.flat(), ...entries.map((entry) => this.#action(entry))];
    return lines.map((line) => this.#numberIds(line.replaceAll(session.domain, 'the-site')));
  }

  #cookie({ name, value, domain, path, expires, ...flags }: JarCookie, now: number): string {
    const days = expires === null ? 'the session' : `${Math.round((expires * 1000 - now) / DAY)} days`;
    const { sameSite, secure, httpOnly } = flags;
    return `cookie: ${name}=${this.#describe(value)} for ${domain}${path}, ${days}, ${sameSite}, ${secure}, ${httpOnly}`;
  }

  async #storage(page: Page, tab: number): Promise<string[]> {
    const { localStorage, sessionStorage } = await page.storage();
    const describe = (area: string, items: Record<string, string> | null) =>
      items === null
        ? [`${area} of tab ${tab + 1}: none`]
        : Object.entries(items)
            .sort(([one], [other]) => (one < other ? -1 : 1))
            .map(([key, value]) => `${area} of tab ${tab + 1}: ${key}=${this.#describe(value)}`);
    return [...describe('local storage', localStorage), ...describe('session storage', sessionStorage)];
  }

  #action(entry: JournalEntry): string {
    switch (entry.kind) {
      case 'cookie': {
        const [pair = '', ...attributes] = entry.text.split(';');
        const [name, ...value] = pair.split('=');
        return `writes cookie ${name}=${this.#describe(value.join('='))};${attributes.join(';')}`;
      }
      case 'storage':
        // Only some engines have these areas, so the name must not be numbered among the ids.
        if (entry.operation === 'open') return `open ${entry.area}`;
        return `${entry.operation} ${entry.area} ${entry.key}${entry.value === null ? '' : `=${this.#describe(entry.value)}`}`;
      case 'send':
        return `sends ${entry.method} ${entry.url} by ${entry.via}`;
      case 'error':
        return `throws ${entry.error.name}`;
      case 'console':
        return `logs ${entry.level}`;
    }
  }

  /** The content of an identity or a queue. Any other long value may be random, so it is left out. */
  #describe(value: string): string {
    const identity = decodeIdentityCookie(this.#profile, value);
    if (identity) return JSON.stringify(identity);
    const queue = decodeQueue(this.#profile, value);
    return queue && queue.length > 0 ? `[${queue.map(eventName).join(', ')}]` : value.length > SHORT ? '…' : value;
  }

  /**
   * Numbers random ids: twenty-two letters and digits, or a UUID. A word of that length has only lower-case letters.
   */
  #numberIds(line: string): string {
    return line.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/g, (id) => {
      if (!/[A-Z0-9]/.test(id)) return id;
      if (!this.#ids.includes(id)) this.#ids.push(id);
      return `<id ${this.#ids.indexOf(id) + 1}>`;
    });
  }
}
