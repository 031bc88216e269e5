import { Script } from 'node:vm';
import { transform } from 'esbuild';

/** What a page cannot include as a classic script, and why. */
export interface ScriptFault {
  kind: 'empty' | 'binary' | 'markup' | 'module' | 'syntax';
  /** What it is, to follow its name: `is an ES module`. */
  says: string;
}

/** What is wrong with these bytes as a classic script; `null` where nothing is. */
export async function scriptFault(bytes: Buffer): Promise<ScriptFault | null> {
  if (bytes.includes(0)) return { kind: 'binary', says: 'is not text: it holds NUL bytes' };
  const source = bytes.toString('utf8');
  if (source.trim() === '') return { kind: 'empty', says: 'is empty' };
  const wrong = syntaxError(source);
  if (wrong === null) return null;
  if (/^\s*<[!?a-z]/i.test(source)) return { kind: 'markup', says: 'is HTML or XML' };
  if (await isModule(source)) return { kind: 'module', says: 'is an ES module' };
  return { kind: 'syntax', says: `is not JavaScript: ${wrong}` };
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
