import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type Metafile } from 'esbuild';

/** The root of the repository, or of the built package. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Modules that affect verdicts, without extension. Their imports are included; modules that are loaded by path into a page
 * or a process are not imported, so they are listed here.
 */
const ENTRIES = [
  'suites/checks/checks',
  'suites/check/run-check',
  'suites/check/declared-deviations',
  'suites/confined/process',
  'suites/confined/check-process',
  'harness/engine/launch',
  'harness/engine/assumptions',
  'harness/laboratory/open-laboratory',
  'harness/candidate/supported-packages',
  'harness/recorder/recorder',
  'harness/simulated/platform/window',
  'harness/adapter/amplitude-js',
  'harness/adapter/analytics-browser',
  'reports/results/assemble',
];

/** Other files that affect verdicts: the declared deviations of published versions, and the script that starts Firefox. */
const DATA: readonly { folder: string; files: RegExp }[] = [
  { folder: 'harness/candidate/deviations', files: /\.json$/ },
  { folder: 'harness/engine', files: /\.sh$/ },
];

/** Packages that affect no verdict: Playwright drives the engines, whose builds are in the results; esbuild only bundles. */
const IGNORED_PACKAGES = ['@playwright/test', 'playwright-core', 'esbuild'];

let hashOfRoot: string | undefined;

/**
 * Returns `sha256-` and the hex digest of everything that affects verdicts: the code of {@link ENTRIES} and their imports,
 * without comments and formatting; {@link DATA}; and the versions of imported packages. Two results with the same hash were
 * judged by the same suite. The sources and the package built from them have the same hash.
 */
export function suiteHash(root = ROOT): string {
  if (root !== ROOT) return hashOf(root);
  hashOfRoot ??= hashOf(root);
  return hashOfRoot;
}

function hashOf(root: string): string {
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: root,
    // Re-exports, so that no part of an entry is dropped as unused.
    stdin: {
      contents: ENTRIES.map((entry, index) => `export * as entry${index} from './${moduleAt(root, entry)}';`).join(
        '\n',
      ),
      resolveDir: root,
    },
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    legalComments: 'none',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  const hash = createHash('sha256');
  const add = (name: string, content: string | Uint8Array) =>
    hash.update(`${name}\0${content.length}\0`).update(content);
  for (const { text } of outputFiles) add('code', normalised(text));
  for (const { folder, files } of DATA) {
    for (const name of existing(join(root, folder))
      .filter((name) => files.test(name))
      .sort()) {
      add(`${folder}/${name}`, readFileSync(join(root, folder, name)));
    }
  }
  for (const name of packagesIn(metafile)) add(name, versionOf(name));
  return `sha256-${hash.digest('hex')}`;
}

/** Traces of the compiler in the built package, with their equivalents in the sources. */
const COMPILED: readonly (readonly [RegExp, string])[] = [
  [/__esm\(\{"([^"]+)\.(?:ts|js)"/g, '__esm({"$1"'],
  [/var __rewriteRelativeImportExtension=.*?return path\w*\};\n?/gs, ''],
  [/__rewriteRelativeImportExtension\((\w+)\)/g, '$1'],
];

function normalised(bundle: string): string {
  return COMPILED.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), bundle);
}

/** The file of a module: its source, or the compiled file. */
function moduleAt(root: string, entry: string): string {
  return existsSync(join(root, `${entry}.ts`)) ? `${entry}.ts` : `${entry}.js`;
}

function existing(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The names of the packages that the code imports, in alphabetical order. */
function packagesIn({ inputs }: Metafile): string[] {
  const imported = Object.values(inputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
  const names = imported
    .filter(({ path }) => !isBuiltin(path))
    .map(({ path }) =>
      path
        .split('/')
        .slice(0, path.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return [...new Set(names)].filter((name) => !IGNORED_PACKAGES.includes(name)).sort();
}

/** The version of an installed package. Read from its folder, since not every package exports its manifest. */
function versionOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const manifest = folders.map((folder) => join(folder, name, 'package.json')).find(existsSync);
  if (manifest === undefined) throw new Error(`The package ${name} is not installed.`);
  return String(JSON.parse(readFileSync(manifest, 'utf8')).version);
}
