import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fetch from 'npm-registry-fetch';
import { keepByContent } from './content-store.ts';
import { type Explanation, explained } from './explained.ts';
import { npmConfig } from './npm-config.ts';
import { scriptFault } from './script-fault.ts';
import { shellWord } from './shell-word.ts';

export interface FetchOptions {
  cacheDir: string;
  /** Whose npmrc counts: proxies and certificates are npm’s. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** What a script may take; far more than any does. */
  limits?: { bytes: number; milliseconds: number };
}

/** Types that servers give scripts. Many know no better than plain text or bytes. */
const SCRIPT_TYPE = /^(?:[a-z]+\/(?:x-)?(?:java|ecma)script|text\/plain|(?:application|binary)\/octet-stream)\b/i;

/** Of OpenSSL and of Node: the other side is reached, and not trusted. */
const UNTRUSTED = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/;

/**
 * Fetches the script at an address, as npm would on this machine, and keeps it by its content: the answer is its path.
 * Whatever comes that a page cannot include is a `BadInput` that says what came.
 */
export async function fetchedScript(address: string, options: FetchOptions): Promise<string> {
  const url = new URL(address);
  const { bytes, milliseconds } = options.limits ?? { bytes: 20_000_000, milliseconds: 60_000 };
  const wrong = (seen: string, next = `curl -sSIL ${shellWord(address)}`, expected = `a script at ${address}`) =>
    explained({ expected, seen, next } satisfies Explanation);
  if (url.username || url.password) {
    throw wrong(
      'an address with a password in it, which the results would show',
      'curl -u USER -O ADDRESS',
      'https://ADDRESS',
    );
  }
  const signal = AbortSignal.timeout(milliseconds);
  const config = { ...(await npmConfig(options.cwd, options.env)), cache: undefined, timeout: milliseconds, signal };
  const { body, from, type } = await receive(address, config, bytes).catch((error: unknown) => {
    throw wrong(signal.aborted ? `nothing complete within ${milliseconds / 1000} s` : whyNot(error));
  });
  const via = from === address ? '' : `, after a redirect to ${from}`;
  if (url.protocol === 'https:' && !from.startsWith('https:'))
    throw wrong(`a redirect to ${from}, which is not encrypted`);
  if (body === null) throw wrong(`more than ${bytes / 1e6} MB${via}`);
  const fault = await scriptFault(body);
  if (fault?.kind === 'module') {
    throw wrong(
      `what it holds is an ES module${via}`,
      `curl -sSLo sdk.mjs ${shellWord(address)} && npx esbuild sdk.mjs --bundle --format=iife --global-name=amplitude --outfile=sdk.js`,
      `a classic script at ${address}: a bundle in the format iife or umd, which defines a global`,
    );
  }
  if (!SCRIPT_TYPE.test(type)) throw wrong(`the content type ${type}${via}`);
  if (fault) throw wrong(`what it holds ${fault.says}${via}`);
  return keepByContent(join(options.cacheDir, 'url'), fileName(url), (path) => writeFile(path, body));
}

/** `body` is `null` where it is larger than allowed. */
async function receive(
  address: string,
  config: Parameters<typeof fetch>[1],
  limit: number,
): Promise<{ body: Buffer | null; from: string; type: string }> {
  const response = await fetch(address, config);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) break;
    chunks.push(Buffer.from(chunk));
  }
  return {
    body: size > limit ? null : Buffer.concat(chunks),
    from: response.url,
    type: response.headers.get('content-type') ?? 'text/plain',
  };
}

/** What npm’s fetch throws. */
type FetchError = Partial<Error & { code: string; type: string; statusCode: number }>;

function whyNot(error: unknown): string {
  const { code = '', type, statusCode, message = String(error) } = Object(error) as FetchError;
  if (statusCode !== undefined) return `the server answers ${statusCode}`;
  if (type === 'max-redirect') return 'one redirect after another, without an end';
  if (UNTRUSTED.test(code)) return `a server that is not trusted here (${code}): ${message}`;
  return `no answer (${code || 'no code'}): ${message}`;
}

function fileName({ pathname }: URL): string {
  const name = pathname
    .split('/')
    .at(-1)
    ?.replace(/[^\w.@-]+/g, '-');
  return name ? (name.endsWith('.js') ? name : `${name}.js`) : 'script.js';
}
