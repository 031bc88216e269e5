import { HarnessFault } from '../../evidence/fault.ts';
import type { RecordedVisitor } from '../../evidence/recording.ts';
import type { Profile } from '../../spec/profile.ts';
import {
  CANDIDATE_PATH,
  type Exchange,
  FENCE_PATH,
  type LabAnswer,
  type LabRequest,
  type ServedPage,
} from '../laboratory/exchange.ts';
import { Site } from '../laboratory/site.ts';

/** What pages are made of. */
export interface ReplayedCandidate {
  profile: Profile;
  recorder: string;
  scripts: readonly { name: string; source: string }[];
}

/** A request that left a page, and what became of it. */
export interface SentRequest {
  request: LabRequest;
  /** `null` as long as there is no answer, `reset` where the line broke. */
  status: number | 'reset' | null;
}

/** All that a candidate can reach, without a server: the sites of a tape, each once and in order. */
export class ReplayLaboratory implements Exchange {
  readonly proxyUrl = '';
  readonly sentRequests: SentRequest[] = [];
  readonly #candidate: ReplayedCandidate;
  readonly #visitors: RecordedVisitor[];
  readonly #sites: Site[] = [];

  constructor(served: ReplayedCandidate, visitors: readonly RecordedVisitor[]) {
    this.#candidate = served;
    this.#visitors = [...visitors];
  }

  site(): Site {
    const visitor = this.#visitors.shift();
    if (!visitor) throw new HarnessFault('The tape has no more visitors.');
    const site = new Site(visitor.domain, visitor.now, this.#candidate.profile);
    this.#sites.push(site);
    return site;
  }

  retire(): void {}

  now(): number {
    return Date.now();
  }

  blankUrl(host: string): string {
    return `https://${host}/`;
  }

  page(url: string): ServedPage | null {
    const { hostname, origin } = new URL(url);
    const site = this.#siteOf(hostname);
    if (!site?.expects(url)) return null;
    site.arrived(url);
    const { recorder, scripts } = this.#candidate;
    return {
      recorder,
      config: JSON.stringify(site.config()),
      scripts: scripts.map(({ name, source }, index) => ({
        url: `${origin}${CANDIDATE_PATH}${index}/${encodeURIComponent(name)}`,
        source,
      })),
      headers: site.pageHeaders,
      title: hostname,
    };
  }

  async receive(request: LabRequest): Promise<LabAnswer> {
    const departure: SentRequest = { request, status: null };
    const isOurs = new URL(request.url).pathname === FENCE_PATH;
    if (!isOurs) this.sentRequests.push(departure);
    const site = this.#siteOf(new URL(request.url).hostname);
    if (!site) this.#sites[0]?.foreignRequests.push(request);
    const answer: LabAnswer = site ? await site.receive(request) : { kind: 'reset' };
    departure.status = answer.kind === 'reset' ? 'reset' : answer.status;
    return answer;
  }

  #siteOf(host: string): Site | undefined {
    return this.#sites.find(({ domain }) => host === domain || host.endsWith(`.${domain}`));
  }
}
