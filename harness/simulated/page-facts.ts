import type { ServedPage } from '../laboratory/exchange.ts';
import type { PageFacts } from './bridge.ts';

/** Truthful: it resembles no browser that a candidate may know. */
const USER_AGENT = 'Mozilla/5.0 (Simulated) AmplitudeConformance';

/** The facts about a page that is served at `url`. */
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

/** Whether the policy gives the document an opaque origin. */
function isSandboxed(policy: string | undefined): boolean {
  const directives = (policy ?? '').split(/[;,]/).map((directive) => directive.trim().toLowerCase().split(/\s+/));
  return directives.some(([name, ...flags]) => name === 'sandbox' && !flags.includes('allow-same-origin'));
}
