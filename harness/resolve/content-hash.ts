import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Returns `sha256-` and the hex digest of the files’ bytes, in this order, followed by a text. */
export async function contentHash(paths: readonly string[], text = ''): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(await readFile(path));
  hash.update(text);
  return `sha256-${hash.digest('hex')}`;
}

/** Returns `sha256-` and the hex digest of a folder’s files and their relative paths. */
export async function folderHash(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    const bytes = await readFile(path);
    hash.update(`${relative(folder, path).split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return `sha256-${hash.digest('hex')}`;
}
