import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const bundled = new Map<string, Promise<string>>();

/** The source of an expression, for any classic script, that evaluates to the `adapter` of `harness/adapter/<name>.ts`. */
export function bundledAdapter(name: string): Promise<string> {
  const known = bundled.get(name) ?? bundle(name);
  bundled.set(name, known);
  return known;
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    target: 'es2018',
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return `(() => {\n${outputFiles.map(({ text }) => text).join('')}return bundle.adapter;\n})()`;
}
