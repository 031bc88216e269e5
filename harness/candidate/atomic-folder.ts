import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Fills a folder that is there as a whole or not at all, whoever fills it at the same time. `fill` gets an empty folder
 * and says where it is to go; what is there already stays if it is intact, since another run may be reading it.
 */
export async function fillAtomically(
  root: string,
  fill: (folder: string) => Promise<string>,
  isIntact: (folder: string) => Promise<boolean>,
): Promise<string> {
  await mkdir(root, { recursive: true });
  const partial = await mkdtemp(join(root, '.partial-'));
  try {
    const target = await fill(partial);
    if (await isIntact(target)) return target;
    await rm(target, { recursive: true, force: true });
    await mkdir(dirname(target), { recursive: true });
    await rename(partial, target).catch((error: NodeJS.ErrnoException) => {
      // Another run was faster, with the same content.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    return target;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
