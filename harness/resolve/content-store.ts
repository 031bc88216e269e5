import { join } from 'node:path';
import { fillAtomically } from './atomic-folder.ts';
import { contentHash } from './content-hash.ts';

/**
 * Keeps a file by its content, in `<root>/<hash>/<name>`, and says where it is. `write` makes it at the path it is given.
 * One that was damaged since is made anew beside it.
 */
export async function keepByContent(
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
