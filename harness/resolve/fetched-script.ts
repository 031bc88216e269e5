import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fetch from 'npm-registry-fetch';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { shellWord } from '../candidate/shell-word.ts';
import { storeByContent } from './content-store.ts';
import { npmConfig } from './npm-config.ts';
import { scriptFault } from './script-fault.ts';

export interface FetchedScriptOptions {
  cacheDir: string;
  /** The folder whose npmrc applies; it sets proxies and certificates. */
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** Limits far above what any script needs. */
const LIMITS = { bytes: 20_000_000, milliseconds: 60_000 };

/** Content types that servers send for scripts; many send plain text or bytes. */
const SCRIPT_TYPE = /^(?:[a-z]+\/(?:x-)?(?:java|ecma)script|text\/plain|(?:application|binary)\/octet-stream)\b/i;

/** Error codes of OpenSSL and Node for a server that is reached and not trusted. */
const UNTRUSTED = /CERT|SIGNATURE|^ERR_TLS|^ERR_SSL|^EPROTO/;

/**
 * Fetches the script at an address with npm’s network settings, stores it by its content, and returns its path. Throws
 * UsageError with a description of the response if it is not a classic script.
 */
export async function fetchedScript(
  address: string,
  { cacheDir, cwd, env }: FetchedScriptOptions,
  limits = LIMITS,
): Promise<string> {
  refusePassword(address);
  const unusable = (seen: string) =>
    new UsageError({ expected: `a script at ${address}`, seen, next: `curl -sSIL ${shellWord(address)}` });
  const signal = AbortSignal.timeout(limits.milliseconds);
  const options = { ...(await npmConfig(cwd, env)), cache: undefined, timeout: limits.milliseconds, signal };
  const { content, from, type } = await receive(address, options, limits.bytes).catch((error: unknown) => {
    throw unusable(
      signal.aborted ? `no complete response within ${limits.milliseconds / 1000} s` : describeFetchError(error),
    );
  });
  const via = from === address ? '' : `, after a redirect to ${from}`;
  if (address.startsWith('https:') && !from.startsWith('https:')) {
    throw unusable(`a redirect to ${from}, which is not encrypted`);
  }
  if (content === null) throw unusable(`more than ${limits.bytes} bytes${via}`);
  if (!SCRIPT_TYPE.test(type)) throw unusable(`the content type ${type}${via}`);
  const fault = await scriptFault(content);
  if (fault?.kind === 'module') throw moduleAt(address, via);
  if (fault) throw unusable(`its content ${fault.predicate}${via}`);
  return storeByContent(join(cacheDir, 'url'), fileName(new URL(address)), (path) => writeFile(path, content));
}

/** Receives a response. `content` is `null` if it exceeds the limit; `from` is the address after redirects. */
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

/** An error of npm’s fetch. */
type FetchError = Partial<Error & { code: string; type: string; statusCode: number }>;

function describeFetchError(error: unknown): string {
  const { code, type, statusCode, message } = Object(error) as FetchError;
  if (statusCode !== undefined) return `the server responds with ${statusCode}`;
  if (type === 'max-redirect') return 'too many redirects';
  return UNTRUSTED.test(code ?? '')
    ? `a server that this machine does not trust: ${code}`
    : `no response: ${code ?? message}`;
}

/** Throws UsageError for an address with a password, because results and commands show the address. */
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

/** Returns a file name for the script, from the last part of its address. */
function fileName({ pathname }: URL): string {
  const name =
    pathname
      .split('/')
      .at(-1)
      ?.replace(/[^\w.@-]+/g, '-') || 'script';
  return name.endsWith('.js') ? name : `${name}.js`;
}
