import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Fills a folder that is there as a whole or not at all, whoever fills it at the same time. `fill` gets an empty folder
 * and says where it is to go; the answer is where it went. A folder that is intact there already stays, and so does a
 * damaged one, next to which the new one goes: whatever is deleted by one run may just have been found by another.
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

/** Whether the folder stands there now; not where something stood before. */
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
