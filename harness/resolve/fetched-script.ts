import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fetch from 'npm-registry-fetch';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { shellWord } from '../candidate/shell-word.ts';
import { keepByContent } from './content-store.ts';
import { npmConfig } from './npm-config.ts';
import { scriptFault } from './script-fault.ts';

export interface FetchedScriptOptions {
  cacheDir: string;
  /** Whose npmrc counts: proxies and certificates are npm’s. */
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** What a script may take; far more than any does. */
const LIMITS = { bytes: 20_000_000, milliseconds: 60_000 };

/** Types that servers give scripts. Many know no better than plain text or bytes. */
const SCRIPT_TYPE = /^(?:[a-z]+\/(?:x-)?(?:java|ecma)script|text\/plain|(?:application|binary)\/octet-stream)\b/i;

/** Codes of OpenSSL and of Node that mean: the other side is reached, and not trusted. */
const UNTRUSTED = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/;

/**
 * Fetches the script at an address, as npm would on this machine, and keeps it by its content: the answer is its path.
 * Whatever comes that a page cannot include is a `UsageError` that says what came.
 */
export async function fetchedScript(
  address: string,
  { cacheDir, cwd, env }: FetchedScriptOptions,
  limits = LIMITS,
): Promise<string> {
  refusePassword(address);
  const wrong = (seen: string) =>
    new UsageError({ expected: `a script at ${address}`, seen, next: `curl -sSIL ${shellWord(address)}` });
  const signal = AbortSignal.timeout(limits.milliseconds);
  const options = { ...(await npmConfig(cwd, env)), cache: undefined, timeout: limits.milliseconds, signal };
  const { content, from, type } = await receive(address, options, limits.bytes).catch((error: unknown) => {
    throw wrong(signal.aborted ? `no complete answer within ${limits.milliseconds / 1000} s` : whyNot(error));
  });
  const via = from === address ? '' : `, after a redirect to ${from}`;
  if (address.startsWith('https:') && !from.startsWith('https:')) {
    throw wrong(`a redirect to ${from}, which is not encrypted`);
  }
  if (content === null) throw wrong(`more than ${limits.bytes} bytes${via}`);
  if (!SCRIPT_TYPE.test(type)) throw wrong(`the content type ${type}${via}`);
  const fault = await scriptFault(content);
  if (fault?.kind === 'module') throw moduleAt(address, via);
  if (fault) throw wrong(`its content ${fault.says}${via}`);
  return keepByContent(join(cacheDir, 'url'), fileName(new URL(address)), (path) => writeFile(path, content));
}

/** `content` is `null` where it is larger than allowed; `from` is where it came from in the end. */
async function receive(
  address: string,
  options: Parameters<typeof fetch>[1],
  limit: number,
): Promise<{ content: Buffer | null; from: string; type: string }> {
  const response = await fetch(address, options);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) break;
    chunks.push(Buffer.from(chunk));
  }
  return {
    content: size > limit ? null : Buffer.concat(chunks),
    from: response.url,
    type: response.headers.get('content-type') ?? 'text/plain',
  };
}

/** What npm’s fetch throws. */
type FetchError = Partial<Error & { code: string; type: string; statusCode: number }>;

function whyNot(error: unknown): string {
  const { code, type, statusCode, message } = Object(error) as FetchError;
  if (statusCode !== undefined) return `the server answers ${statusCode}`;
  if (type === 'max-redirect') return 'one redirect after another, without an end';
  return UNTRUSTED.test(code ?? '') ? `a server that is not trusted here: ${code}` : `no answer: ${code ?? message}`;
}

/** An address is part of the results, and of the commands they show. */
function refusePassword(address: string): void {
  const { username, password, protocol, host, pathname, search } = new URL(address);
  if (!username && !password) return;
  const bare = `${protocol}//${host}${pathname}${search}`;
  throw new UsageError({
    expected: 'an address without a password',
    seen: 'one with a password, which the results would show',
    next: `curl -sSL -u USER -o sdk.js ${shellWord(bare)} && ${runCommand('file:sdk.js')}`,
  });
}

function moduleAt(address: string, via: string): Error {
  return new UsageError({
    expected: `a classic script at ${address}: a bundle in the format iife or umd, which defines a global`,
    seen: `its content is an ES module${via}`,
    next: `curl -sSL -o sdk.mjs ${shellWord(address)} && npx esbuild sdk.mjs --bundle --format=iife --global-name=amplitude --outfile=sdk.js`,
  });
}

/** The last part of the address, as the name of a script. */
function fileName({ pathname }: URL): string {
  const name =
    pathname
      .split('/')
      .at(-1)
      ?.replace(/[^\w.@-]+/g, '-') || 'script';
  return name.endsWith('.js') ? name : `${name}.js`;
}
