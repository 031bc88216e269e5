import { randomBytes } from 'node:crypto';
import type { Candidate } from '../candidate/candidate.ts';
import { isEngineTraffic } from './engine-traffic.ts';
import { CANDIDATE_PATH, type Exchange, type LabAnswer, type LabRequest, type ServedPage } from './exchange.ts';
import { Site } from './site.ts';

interface LaboratoryOptions {
  front?: { url: string; close(): Promise<void> } | undefined;
  /** The virtual time at which sites start, in milliseconds since 1970; the current time by default. */
  startTime?: number | undefined;
}

/** The parts of a candidate that a laboratory serves, read and bundled before any of them runs. */
export interface ServedCandidate {
  /** Source of the recorder, with the candidate’s adapter in it. */
  recorder: string;
  /** The candidate’s scripts in order, with their path on every site. */
  scripts: readonly { path: string; source: string }[];
}

/**
 * Everything that a candidate can reach: pages of sites created on demand, the candidate’s own files, and an ingestion
 * endpoint for each site. One laboratory serves one worker. An engine in the same process calls it; a browser needs its
 * network front: see {@link import('./open-laboratory.ts').openLaboratory}.
 */
export class Laboratory implements Exchange {
  /** Pages served so far. */
  pages = 0;
  readonly #candidate: Candidate;
  readonly #served: ServedCandidate;
  readonly #front: LaboratoryOptions['front'];
  readonly #startTime: number | undefined;
  readonly #sites = new Map<string, Site>();
  // Domains differ between runs, workers and machines, so that no state can be shared by accident.
  readonly #name = randomBytes(3).toString('hex');
  #siteCount = 0;

  constructor(candidate: Candidate, served: ServedCandidate, { front, startTime }: LaboratoryOptions = {}) {
    this.#candidate = candidate;
    this.#served = served;
    this.#front = front;
    this.#startTime = startTime;
  }

  get proxyUrl(): string {
    return this.#front?.url ?? '';
  }

  /** The virtual time at which a site starts by default, in milliseconds since 1970. */
  get startTime(): number {
    return this.#startTime ?? Date.now();
  }

  /** Creates a site on a new domain below `suffix`, which starts at the virtual time `now` (ms since 1970). */
  site(suffix = 'test', now = this.startTime): Site {
    const domain = `shop-${this.#name}${(this.#siteCount++).toString(36)}.${suffix}`;
    const site = new Site(domain, now, this.#candidate.profile);
    this.#sites.set(domain, site);
    return site;
  }

  /** Removes a site once its session ends. Later requests for it are refused and recorded nowhere. */
  retire(site: Site): void {
    this.#sites.delete(site.domain);
  }

  now(): number {
    return Date.now();
  }

  blankUrl(host: string): string {
    const url = `https://${host}/${randomBytes(8).toString('hex')}`;
    this.#siteOf(host)?.blanks.add(url);
    return url;
  }

  page(url: string): ServedPage | null {
    const { hostname, origin } = new URL(url);
    const site = this.#siteOf(hostname);
    if (!site?.expects(url)) return null;
    site.arrived(url);
    this.pages++;
    return {
      recorder: this.#served.recorder,
      config: JSON.stringify(site.config()),
      scripts: (site.bare ? [] : this.#served.scripts).map((script) => ({
        url: origin + script.path,
        source: script.source,
      })),
      headers: site.pageHeaders,
      title: hostname,
    };
  }

  async receive(request: LabRequest): Promise<LabAnswer> {
    const { hostname } = new URL(request.url);
    const site = this.#siteOf(hostname);
    if (site) return site.receive(request);
    if (!this.#isRetiredSite(hostname)) this.#recordForeign(hostname, request);
    return { kind: 'reset' };
  }

  /** Whether a request for this URL is an announced page load, or asks for a script of the candidate. */
  serves(url: string): boolean {
    const { hostname, pathname } = new URL(url);
    const site = this.#siteOf(hostname);
    return site !== undefined && (pathname.startsWith(CANDIDATE_PATH) || site.expects(url));
  }

  /** Records a tunnel to a foreign host, whether or not a request follows. */
  recordTunnel(host: string): void {
    if (!this.#siteOf(host) && !this.#isRetiredSite(host))
      this.#recordForeign(host, { method: 'CONNECT', url: `https://${host}/`, headers: {}, body: '' });
  }

  async close(): Promise<void> {
    await this.#front?.close();
  }

  #siteOf(host: string): Site | undefined {
    for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
      const site = this.#sites.get(name);
      if (site) return site;
    }
    return undefined;
  }

  /** Whether a retired site had this host. An engine may request its icon long after the page is gone. */
  #isRetiredSite(host: string): boolean {
    return host.split('.').some((label) => label.startsWith(`shop-${this.#name}`));
  }

  /** Records a foreign request with the site whose page made it, or with all sites if the request does not tell. */
  #recordForeign(host: string, request: LabRequest): void {
    const origin = request.headers.origin ?? request.headers.referer;
    const named = origin?.startsWith('http') ? this.#siteOf(new URL(origin).hostname) : undefined;
    if (!named && isEngineTraffic(host)) return; // The engine’s own traffic is stopped, and is no finding.
    for (const site of named ? [named] : this.#sites.values()) site.foreignRequests.push(request);
  }
}
