import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { tempFolder } from '../../harness/resolve/temp-folder.ts';
import { bundleReference } from '../../reference-impl/bundle.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { type ClaimingSource, claimingSource } from './claims.ts';
import { COUNT_REACHED_MUTANTS } from './reached-mutants.ts';

/** One change of the reference implementation, made by Stryker. */
export interface Mutant {
  /** Stryker’s number, which activates the mutant in the instrumented bundle. It changes when the sources change. */
  number: string;
  /** File, function, mutator, and the replaced and new text. It is stable as long as the function does not change. */
  name: string;
  file: string;
  /** The requirements that the changed code claims to fulfil. */
  claims: readonly string[];
}

export interface Mutants {
  mutants: readonly Mutant[];
  /** The reference implementation with every mutant present and none active. */
  original: Candidate;
  /** The reference implementation with one mutant active. */
  candidateOf(mutant: Mutant): Promise<Candidate>;
}

const SOURCES = path.resolve(import.meta.dirname, '../../reference-impl');

/** The longest text that is shown whole, in characters. Of a longer text, the beginning and the end are shown. */
const LONGEST = 90;

/** The text of each bundled source of the reference implementation, by its file name. */
export async function readSources(): Promise<Map<string, string>> {
  const names = await readdir(SOURCES);
  const files = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'bundle.ts');
  return new Map(
    await Promise.all(
      files.sort().map(async (name) => [name, await readFile(path.join(SOURCES, name), 'utf8')] as const),
    ),
  );
}

/** Makes all mutants of the reference implementation: one bundle that holds them, of which a page activates one. */
export async function makeMutants(sources: ReadonlyMap<string, string>): Promise<Mutants> {
  const { files, mutants } = await new Instrumenter(SILENT).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const read = new Map([...sources].map(([name, text]) => [name, claimingSource(text)]));
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
        const source = read.get(file) as ClaimingSource;
        const change = `${shortened(text.slice(from, offsetOf(text, end)))} → ${shortened(replacement)}`;
        return {
          number: id,
          name: [[file, ...source.partsAt(from)].join(' '), mutatorName, change].join(': '),
          file,
          claims: source.claimsAt(from),
        };
      }),
    ),
    original: await beforeBundle('original', COUNT_REACHED_MUTANTS),
    candidateOf: ({ number }) =>
      beforeBundle(number, `globalThis.__stryker__ = { activeMutant: ${JSON.stringify(number)} };`),
  };
}

/** Numbers mutants of one name, since the same change can occur twice in a function. */
function numbered(mutants: readonly Mutant[]): Mutant[] {
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const nth = (seen.get(mutant.name) ?? 0) + 1;
    seen.set(mutant.name, nth);
    return nth === 1 ? mutant : { ...mutant, name: `${mutant.name} (${nth})` };
  });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST * 0.7)} … ${line.slice(LONGEST * -0.2)}`;
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
