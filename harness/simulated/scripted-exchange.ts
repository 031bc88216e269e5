import type { Exchange, LabAnswer, LabRequest, ServedPage } from '../site/exchange.ts';

/** A harness of one’s own making, as small as can be: every page has the same scripts, every request the same answer. */
export class ScriptedExchange implements Exchange {
  readonly proxyUrl = '';
  readonly requests: LabRequest[] = [];
  /** Sources of the classic scripts of a page. */
  scripts: readonly string[] = [];
  /** Response headers of a page. */
  headers: Readonly<Record<string, string>> = {};
  /** The browser’s clock. */
  time = Date.UTC(2026, 0, 1);
  answer: (request: LabRequest) => LabAnswer | Promise<LabAnswer> = () => ({
    kind: 'answer',
    status: 200,
    headers: {},
    body: 'fine',
  });

  page(url: string): ServedPage | null {
    if (new URL(url).hostname.startsWith('nowhere.')) return null;
    return {
      recorder: '(config) => { window.configuredWith = config; }',
      config: '{"answer":42}',
      scripts: this.scripts.map((source, index) => ({ url: new URL(`/candidate/${index}.js`, url).href, source })),
      headers: this.headers,
      title: 'A page',
    };
  }

  async receive(request: LabRequest): Promise<LabAnswer> {
    this.requests.push(request);
    return this.answer(request);
  }

  blankUrl(host: string): string {
    return `https://${host}/`;
  }

  now(): number {
    return this.time;
  }
}
