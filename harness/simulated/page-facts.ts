import type { ServedPage } from '../laboratory/exchange.ts';
import type { PageFacts } from './bridge.ts';

/** Truthful: a candidate that looks finds no browser it knows. */
const USER_AGENT = 'Mozilla/5.0 (Simulated) AmplitudeConformance';

/** What stays as it is while a page is open. */
export function pageFacts(url: URL, { title, scripts, headers }: ServedPage, cookiesBlocked: boolean): PageFacts {
  const policy = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-security-policy');
  return {
    url: url.href,
    title,
    userAgent: USER_AGENT,
    sandboxed: isSandboxed(policy?.[1]),
    cookiesBlocked,
    scripts: scripts.map((script) => script.url),
  };
}

/** Whether the document is put into an origin of its own. */
function isSandboxed(policy: string | undefined): boolean {
  const directives = (policy ?? '').split(/[;,]/).map((directive) => directive.trim().toLowerCase().split(/\s+/));
  return directives.some(([name, ...flags]) => name === 'sandbox' && !flags.includes('allow-same-origin'));
}
