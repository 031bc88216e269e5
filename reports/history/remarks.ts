import { existsSync } from 'node:fs';
import { z } from 'zod';
import { readJsonFile } from '../results/json-file.ts';
import type { VersionChange } from './history-file.ts';

/** What a person found out about changes with one cause. */
const remarkSchema = z.strictObject({
  /** The versions between which they happened. */
  before: z.string(),
  after: z.string(),
  requirements: z.array(z.string()).nonempty(),
  /** What changed in the package. */
  because: z.string().min(20),
  /** What the package’s changelog says about it, paraphrased. */
  changelog: z.union([
    z.strictObject({
      says: z.enum(['agrees', 'disagrees']),
      /** The heading under which it says so: a version. */
      where: z.string().min(1),
      note: z.string().min(10),
    }),
    /** The note is for a related statement. */
    z.strictObject({ says: z.literal('silent'), note: z.string().min(10).optional() }),
  ]),
});
export type Remark = z.infer<typeof remarkSchema>;

const remarksSchema = z.strictObject({
  /** Where the changelog was read. */
  changelog: z.string(),
  remarks: z.array(remarkSchema),
});
export type Remarks = z.infer<typeof remarksSchema>;

/** Reads the remarks on a history; `null` if there is no such file. */
export function readRemarks(file: string): Remarks | null {
  return existsSync(file) ? readJsonFile(file, remarksSchema, 'remarks on a history', `git restore ${file}`) : null;
}

/** The remark on a change, if there is one. */
export function remarkOn(remarks: Remarks | null, { requirement, before, after }: VersionChange): Remark | undefined {
  return remarks?.remarks.find(
    (one) => one.before === before && one.after === after && one.requirements.includes(requirement),
  );
}
