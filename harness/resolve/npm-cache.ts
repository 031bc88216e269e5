import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import semver from 'semver';
import { z } from 'zod';
import { fillAtomically } from './atomic-folder.ts';
import { folderHash } from './content-hash.ts';

const recordSchema = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** The integrity that the registry stated and that the tarball was verified against. */
  integrity: z.string(),
  /** The hash of the extracted files, to detect later changes. */
  contents: z.string(),
});

/** One published version, extracted; `folder` has the content of the tarball’s `package/`. */
export interface PackageCopy {
  name: string;
  version: string;
  integrity: string;
  folder: string;
}

/** Extracted packages, in `<root>/<name>@<version>/<hash of the integrity>/`. A damaged copy counts as absent. */
export class NpmCache {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Returns a copy of a version, with the given integrity if any; `null` if there is none. */
  async find(name: string, version: string, integrity?: string): Promise<PackageCopy | null> {
    const home = join(this.#root, `${name}@${version}`);
    for (const entry of (await entriesOf(home)).sort()) {
      const copy = await intactCopy(join(home, entry));
      if (copy && (integrity === undefined || copy.integrity === integrity)) return copy;
    }
    return null;
  }

  /** Lists the versions of a package that are in the cache, newest last. */
  async versions(name: string): Promise<string[]> {
    const [, scope = '', base = ''] = /^(@[^/]+)?\/?(.+)$/.exec(name) ?? [];
    const entries = await entriesOf(join(this.#root, scope));
    const versions = entries
      .filter((entry) => entry.startsWith(`${base}@`))
      .map((entry) => entry.slice(base.length + 1));
    return semver.sort(versions.filter((version) => semver.valid(version)));
  }

  /** Adds a version, which `extract` writes into the folder that it is given. */
  async add(
    { name, version, integrity }: Omit<PackageCopy, 'folder'>,
    extract: (folder: string) => Promise<unknown>,
  ): Promise<PackageCopy> {
    const place = createHash('sha256').update(integrity).digest('hex');
    const target = await fillAtomically(
      this.#root,
      async (partial) => {
        await extract(join(partial, 'package'));
        const record = { name, version, integrity, contents: await folderHash(join(partial, 'package')) };
        await writeFile(join(partial, 'record.json'), `${JSON.stringify(record, null, 2)}\n`);
        return join(this.#root, `${name}@${version}`, place);
      },
      async (folder) => (await intactCopy(folder)) !== null,
    );
    return { name, version, integrity, folder: join(target, 'package') };
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function intactCopy(place: string): Promise<PackageCopy | null> {
  try {
    const folder = join(place, 'package');
    const { contents, ...rest } = recordSchema.parse(JSON.parse(await readFile(join(place, 'record.json'), 'utf8')));
    return (await folderHash(folder)) === contents ? { ...rest, folder } : null;
  } catch {
    return null;
  }
}
