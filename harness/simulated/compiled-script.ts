import { Script } from 'node:vm';

/** Enough for a candidate and its recorder; a run over many candidates forgets those it is done with. */
const KEPT = 64;

const kept = new Map<string, Map<string, Script>>();

/** A script, compiled once for every source and file name. Throws what the compiler throws. */
export function compiled(source: string, filename: string): Script {
  const known = kept.get(source)?.get(filename);
  if (known) return known;
  const script = new Script(source, { filename });
  const byName = kept.get(source) ?? new Map<string, Script>();
  kept.delete(source);
  kept.set(source, byName.set(filename, script));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return script;
}
