import { Script } from 'node:vm';

/** Enough for a candidate and its recorder; a run over many candidates forgets those it is done with. */
const CACHE_SIZE = 64;

const cache = new Map<string, Map<string, Script>>();

/** A script, compiled once for every source and file name. Throws what the compiler throws. */
export function compiled(source: string, filename: string): Script {
  const known = cache.get(source)?.get(filename);
  if (known) return known;
  const script = new Script(source, { filename });
  const byName = cache.get(source) ?? new Map<string, Script>();
  cache.delete(source);
  cache.set(source, byName.set(filename, script));
  const [oldest] = cache.keys();
  if (cache.size > CACHE_SIZE && oldest !== undefined) cache.delete(oldest);
  return script;
}
