import { Script } from 'node:vm';
import { transform } from 'esbuild';

/** Why a page cannot include a file as a classic script. */
export interface ScriptFault {
  kind: 'empty' | 'binary' | 'markup' | 'module' | 'syntax';
  /** A predicate to follow the file’s name: `is an ES module`. */
  predicate: string;
}

/** Examines the bytes of a script; `null` if a page can include them as a classic script. */
export async function scriptFault(bytes: Buffer): Promise<ScriptFault | null> {
  if (bytes.includes(0)) return { kind: 'binary', predicate: 'is not text: it contains NUL bytes' };
  const source = bytes.toString('utf8');
  if (source.trim() === '') return { kind: 'empty', predicate: 'is empty' };
  const problem = syntaxError(source);
  if (problem === null) return null;
  if (/^\s*<[!?a-z]/i.test(source)) return { kind: 'markup', predicate: 'is HTML or XML' };
  if (await isModule(source)) return { kind: 'module', predicate: 'is an ES module' };
  return { kind: 'syntax', predicate: `is not JavaScript: ${problem}` };
}

function syntaxError(source: string): string | null {
  try {
    new Script(source, { filename: 'script.js' });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = /:(\d+)\n/.exec(error.stack ?? '')?.[1];
    return line === undefined ? error.message : `${error.message} (line ${line})`;
  }
}

async function isModule(source: string): Promise<boolean> {
  return transform(source, { loader: 'js', format: 'esm', logLevel: 'silent' }).then(
    () => true,
    () => false,
  );
}
