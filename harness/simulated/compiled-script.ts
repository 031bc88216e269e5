import { Script } from 'node:vm';

/**
 * Sources in the cache: enough for one candidate and its recorder. A run over many candidates evicts the finished ones.
 */
const CACHE_SIZE = 64;

const cache = new Map<string, Map<string, Script>>();

/** Compiles a script, once for each source and file name. Throws the compiler’s error. */
export function compiledScript(source: string, filename: string): Script {
  const cached = cache.get(source)?.get(filename);
  if (cached) return cached;
  const script = new Script(source, { filename });
  const byName = cache.get(source) ?? new Map<string, Script>();
  cache.delete(source);
  cache.set(source, byName.set(filename, script));
  const [oldest] = cache.keys();
  if (cache.size > CACHE_SIZE && oldest !== undefined) cache.delete(oldest);
  return script;
}
