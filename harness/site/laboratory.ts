import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createFileServer } from 'http-server';
import type { Candidate } from '../candidate/candidate.ts';
import { bundledRecorder } from '../recorder/bundled-recorder.ts';
import { makeCertificate } from './certificate.ts';
import { isEngineTraffic } from './engine-traffic.ts';
import { CANDIDATE_PATH, type Exchange, type LabAnswer, type LabRequest, type ServedPage } from './exchange.ts';
import { ForwardProxy } from './forward-proxy.ts';
import { Site } from './site.ts';

/**
 * Everything a candidate can reach: pages of sites made to order, the candidate’s own files, an ingestion endpoint for
 * each site, and a proxy that maps every host here. One laboratory serves one worker; ports are the system’s choice.
 */
export class Laboratory implements Exchange {
  /** Pages served so far. */
  pages = 0;
  readonly #candidate: Candidate;
  readonly #recorder: string;
  readonly #scripts: readonly { path: string; source: string }[];
  readonly #root: string;
  readonly #sites = new Map<string, Site>();
  // Domains differ between runs, workers and machines, so that no state can be shared by accident.
  readonly #name = randomBytes(3).toString('hex');
  #made = 0;
  #proxy: ForwardProxy | undefined;
  #files: http.Server | undefined;

  private constructor(
    candidate: Candidate,
    recorder: string,
    scripts: { path: string; source: string }[],
    root: string,
  ) {
    this.#candidate = candidate;
    this.#recorder = recorder;
    this.#scripts = scripts;
    this.#root = root;
  }

  static async start(candidate: Candidate): Promise<Laboratory> {
    const root = await mkdtemp(path.join(tmpdir(), 'conformance-'));
    await mkdir(path.join(root, CANDIDATE_PATH));
    const scripts = await Promise.all(
      candidate.scripts.map(async (file, index) => {
        const source = await readFile(file, 'utf8');
        const served = `${CANDIDATE_PATH}${index}/${encodeURIComponent(path.basename(file))}`;
        await mkdir(path.join(root, CANDIDATE_PATH, `${index}`));
        await writeFile(path.join(root, CANDIDATE_PATH, `${index}`, path.basename(file)), source);
        return { path: served, source };
      }),
    );
    const laboratory = new Laboratory(candidate, await bundledRecorder(candidate.adapter), scripts, root);
    await laboratory.#open();
    return laboratory;
  }

  get proxyUrl(): string {
    return this.#proxy?.url ?? '';
  }

  /** A new site on a registrable domain of its own below a public suffix, and the virtual time at which it starts. */
  site(suffix = 'test', now = Date.now()): Site {
    const domain = `shop-${this.#name}${(this.#made++).toString(36)}.${suffix}`;
    const site = new Site(domain, now, this.#candidate.profile);
    this.#sites.set(domain, site);
    return site;
  }

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
      recorder: this.#recorder,
      config: JSON.stringify(site.config()),
      scripts: (site.bare ? [] : this.#scripts).map((script) => ({ url: origin + script.path, source: script.source })),
      headers: site.pageHeaders,
      title: hostname,
    };
  }

  async receive(request: LabRequest): Promise<LabAnswer> {
    const { hostname } = new URL(request.url);
    const site = this.#siteOf(hostname);
    if (site) return site.receive(request);
    if (!this.#wasOurs(hostname)) this.#stop(hostname, request);
    return { kind: 'reset' };
  }

  async close(): Promise<void> {
    await this.#proxy?.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  async #open(): Promise<void> {
    // http-server’s router sets headers in a way that Node deprecates; nobody who reads a run can act on it.
    process.noDeprecation = true;
    const files = createFileServer({
      root: this.#root,
      cache: -1,
      showDir: false,
      autoIndex: false,
      before: [
        (request: http.IncomingMessage, response: http.ServerResponse, next: () => void) => {
          const page = this.page(`${request.headers['x-asked-url']}`);
          if (!page) return next();
          response.writeHead(200, {
            ...page.headers,
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'no-store',
          });
          response.end(html(page));
        },
      ],
    }) as unknown as { server: http.Server };
    this.#files = files.server;
    this.#proxy = await ForwardProxy.start(
      await makeCertificate(),
      (url, request, response) => this.#route(url, request, response),
      (host) => {
        if (!this.#siteOf(host) && !this.#wasOurs(host))
          this.#stop(host, { method: 'CONNECT', url: `https://${host}/`, headers: {}, body: '' });
      },
    );
  }

  #route(url: string, request: http.IncomingMessage, response: http.ServerResponse): void {
    const { hostname, pathname, search } = new URL(url);
    const site = this.#siteOf(hostname);
    if (site && request.method === 'GET' && (pathname.startsWith(CANDIDATE_PATH) || site.expects(url))) {
      request.headers['x-asked-url'] = url;
      request.url = pathname + search;
      this.#files?.emit('request', request, response);
      return;
    }
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', async () => {
      const answer = await this.receive({ method: request.method ?? 'GET', url, headers: flat(request.headers), body });
      if (answer.kind === 'reset') {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { ...answer.headers, 'cache-control': 'no-store' });
      response.end(answer.body);
    });
  }

  #siteOf(host: string): Site | undefined {
    for (let name = host; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
      const site = this.#sites.get(name);
      if (site) return site;
    }
    return undefined;
  }

  /** Of a site that is retired: an engine may ask for its icon long after the page is gone. Nobody is talked to. */
  #wasOurs(host: string): boolean {
    return host.split('.').some((label) => label.startsWith(`shop-${this.#name}`));
  }

  /** Keeps a request to a foreign address with the site whose page made it; one site is open at a time, as a rule. */
  #stop(host: string, request: LabRequest): void {
    const origin = request.headers.origin ?? request.headers.referer;
    const named = origin?.startsWith('http') ? this.#siteOf(new URL(origin).hostname) : undefined;
    if (!named && isEngineTraffic(host)) return; // An engine’s own errand: stopped, and nobody’s finding.
    for (const site of named ? [named] : this.#sites.values()) site.foreign.push(request);
  }
}

function html(page: ServedPage): string {
  const recorder = `(${page.recorder})(${page.config});document.currentScript.remove()`.replaceAll(
    '</script',
    '<\\/script',
  );
  const scripts = page.scripts.map(({ url }) => `<script src="${new URL(url).pathname}"></script>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>${recorder}</script><title>${page.title}</title>${scripts}</head><body><h1>${page.title}</h1></body></html>`;
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
