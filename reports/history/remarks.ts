import { existsSync } from 'node:fs';
import { z } from 'zod';
import { readJsonFile } from '../results/json-file.ts';
import type { VersionChange } from './history-file.ts';

/** What a person found out about changes that have one cause. */
const remarkSchema = z.strictObject({
  /** The versions between which they happened. */
  before: z.string(),
  after: z.string(),
  requirements: z.array(z.string()).nonempty(),
  /** What the package did, that the verdicts are others. */
  because: z.string().min(20),
  /** What the package’s own changelog says of it, in our words. */
  changelog: z.union([
    z.strictObject({
      says: z.enum(['agrees', 'disagrees']),
      /** The heading of the version under which it says so. */
      where: z.string().min(1),
      note: z.string().min(10),
    }),
    /** It may say something near. */
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

/** The remarks in a file that a person keeps beside a history; none where there is no file. */
export function readRemarks(file: string): Remarks | null {
  return existsSync(file) ? readJsonFile(file, remarksSchema, 'remarks on a history', `git restore ${file}`) : null;
}

/** The remark on a change. */
export function remarkOn(remarks: Remarks | null, { requirement, before, after }: VersionChange): Remark | undefined {
  return remarks?.remarks.find(
    (one) => one.before === before && one.after === after && one.requirements.includes(requirement),
  );
}
