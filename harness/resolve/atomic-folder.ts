import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Creates a folder that exists completely or not at all, even if several processes create it at once. `fill` fills an empty
 * folder and returns its destination. Returns where the folder went: an intact folder at the destination is kept, and the
 * new folder goes beside a damaged one. Nothing is deleted, because another process may just have found it.
 */
export async function fillAtomically(
  root: string,
  fill: (folder: string) => Promise<string>,
  isIntact: (folder: string) => Promise<boolean>,
): Promise<string> {
  await mkdir(root, { recursive: true });
  const partial = await mkdtemp(join(root, '.partial-'));
  try {
    const place = await fill(partial);
    await mkdir(dirname(place), { recursive: true });
    let target = place;
    for (let copy = 2; !(await moved(partial, target)); copy++) {
      if (await isIntact(target)) return target;
      target = `${place}-${copy}`;
    }
    return target;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Moves a folder; `false` if the target already exists. */
async function moved(folder: string, target: string): Promise<boolean> {
  try {
    await rename(folder, target);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}
