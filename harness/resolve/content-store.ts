import { join } from 'node:path';
import { fillAtomically } from './atomic-folder.ts';
import { contentHash } from './content-hash.ts';

/**
 * Stores a file by its content, in `<root>/<hash>/<name>`, and returns its path. `write` writes the file to the path that
 * it is given. If the stored file has been damaged, the new one goes beside it.
 */
export async function storeByContent(
  root: string,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  let hash = '';
  const folder = await fillAtomically(
    root,
    async (partial) => {
      await write(join(partial, name));
      hash = await contentHash([join(partial, name)]);
      return join(root, hash);
    },
    async (place) => (await contentHash([join(place, name)]).catch(() => null)) === hash,
  );
  return join(folder, name);
}
