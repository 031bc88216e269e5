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

/** The parts of a recorded candidate from which its pages are made. */
export interface ReplayedCandidate {
  profile: Profile;
  recorder: string;
  scripts: readonly { name: string; source: string }[];
}

/** A request that left a page, and how it was answered. */
export interface SentRequest {
  request: LabRequest;
  /** The status of the response; `null` until there is one, `reset` if the connection was closed. */
  status: number | 'reset' | null;
}

/** Everything that a candidate can reach, without a server: the sites of a recording, created in its order. */
export class ReplayLaboratory implements Exchange {
  readonly proxyUrl = '';
  readonly sentRequests: SentRequest[] = [];
  readonly #candidate: ReplayedCandidate;
  readonly #visitors: RecordedVisitor[];
  readonly #sites: Site[] = [];

  constructor(candidate: ReplayedCandidate, visitors: readonly RecordedVisitor[]) {
    this.#candidate = candidate;
    this.#visitors = [...visitors];
  }

  /** The site of the recording’s next visitor. */
  site(): Site {
    const visitor = this.#visitors.shift();
    if (!visitor) throw new HarnessFault('The recording has no more visitors.');
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
    const sent: SentRequest = { request, status: null };
    const isFence = new URL(request.url).pathname === FENCE_PATH;
    if (!isFence) this.sentRequests.push(sent);
    const site = this.#siteOf(new URL(request.url).hostname);
    if (!site) this.#sites[0]?.foreignRequests.push(request);
    const answer: LabAnswer = site ? await site.receive(request) : { kind: 'reset' };
    sent.status = answer.kind === 'reset' ? 'reset' : answer.status;
    return answer;
  }

  #siteOf(host: string): Site | undefined {
    return this.#sites.find(({ domain }) => host === domain || host.endsWith(`.${domain}`));
  }
}
