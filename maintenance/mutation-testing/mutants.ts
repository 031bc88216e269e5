import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { tempFolder } from '../../harness/resolve/temp-folder.ts';
import { bundleReference } from '../../reference-impl/bundle.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { type Source, sourceOf } from './claims.ts';
import { COVERAGE } from './coverage.ts';

/** One change of the reference implementation, as Stryker makes it. */
export interface Mutant {
  /** Stryker’s number, by which the instrumented bundle is told to behave like it. It changes with the sources. */
  number: string;
  /** What it is: file, function, mutator, and one text in the place of another. It stays while the function does. */
  name: string;
  file: string;
  /** The requirements that the changed code says it fulfils. */
  claims: readonly string[];
}

export interface Mutants {
  mutants: readonly Mutant[];
  /** The reference implementation with every mutant in it, and none of them active. */
  original: Candidate;
  /** The reference implementation as one mutant has it. */
  candidateOf(mutant: Mutant): Promise<Candidate>;
}

const SOURCES = path.resolve(import.meta.dirname, '../../reference-impl');

/** Characters of a text that are shown; of a longer one, its beginning and its end. */
const SHOWN = 90;

/** The text of each source of the reference implementation, by its name: what is in the bundle. */
export async function readSources(): Promise<Map<string, string>> {
  const names = await readdir(SOURCES);
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'bundle.ts');
  return new Map(
    await Promise.all(
      files.sort().map(async (name) => [name, await readFile(path.join(SOURCES, name), 'utf8')] as const),
    ),
  );
}

/** Makes every mutant of the reference implementation: one bundle that holds them all, and that a page sets to one. */
export async function makeMutants(sources: ReadonlyMap<string, string>): Promise<Mutants> {
  const { files, mutants } = await new Instrumenter(SILENT).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const read = new Map([...sources].map(([name, text]) => [name, sourceOf(text)]));
  const instrumented = new Map(files.map(({ name, content }) => [name, content]));
  const folder = tempFolder('mutants-');
  const bundle = path.join(folder, 'amplitude.js');
  await bundleReference(bundle, [
    {
      name: 'mutants',
      setup: ({ onLoad }) =>
        onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
          const contents = instrumented.get(path.basename(file));
          return contents === undefined ? null : { contents, loader: 'ts' };
        }),
    },
  ]);
  const reference = await findCandidate('reference', SOURCES);
  const beforeBundle = async (name: string, script: string): Promise<Candidate> => {
    const file = path.join(folder, `${name}.js`);
    await writeFile(file, script);
    return { ...reference, scripts: [file, bundle] };
  };
  return {
    mutants: numbered(
      mutants.map(({ id, fileName: file, location: { start, end }, mutatorName, replacement }) => {
        const text = sources.get(file) ?? '';
        const from = offsetOf(text, start);
        const source = read.get(file) as Source;
        const change = `${shown(text.slice(from, offsetOf(text, end)))} → ${shown(replacement)}`;
        return {
          number: id,
          name: [[file, ...source.partsAt(from)].join(' '), mutatorName, change].join(': '),
          file,
          claims: source.claimsAt(from),
        };
      }),
    ),
    original: await beforeBundle('original', COVERAGE),
    candidateOf: ({ number }) =>
      beforeBundle(number, `globalThis.__stryker__ = { activeMutant: ${JSON.stringify(number)} };`),
  };
}

/** Where the same change is made twice in a function, the second one says so. */
function numbered(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const nth = (seen.get(mutant.name) ?? 0) + 1;
    seen.set(mutant.name, nth);
    return nth === 1 ? mutant : { ...mutant, name: `${mutant.name} (${nth})` };
  });
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN * 0.7)} … ${line.slice(SHOWN * -0.2)}`;
}

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  return text.split('\n', line).join('\n').length + (line > 0 ? 1 : 0) + column;
}

const nothing = () => undefined;
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
