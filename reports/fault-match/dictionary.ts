import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { releaseLineSchema } from '../../spec/release-line.ts';

/** One defect as the file has it, and the promises that are broken where it is the only one. */
const faultSchema = z.strictObject({
  /** What a candidate with it does: follows “it”. Of a mutant, what takes the place of what, and where. */
  name: z.string(),
  /** `defect`: a person chose it and named it. `mutant`: a machine made it, and its name is a change of code. */
  kind: z.enum(['defect', 'mutant']),
  line: releaseLineSchema,
  /** The promise it breaks first; the others follow from that. `null` where nobody said which that is. */
  root: z.string().nullable(),
  /** All of them, sorted; in the file as one text, for a line each. */
  breaks: z
    .string()
    .min(1)
    .transform((ids) => ids.split(' ')),
  /** How many other changes of code break exactly these. */
  alike: z.number().int().nonnegative(),
});
export type Fault = z.output<typeof faultSchema>;

const FILE = new URL('fault-dictionary.json', import.meta.url);

let known: readonly Fault[] | undefined;

/** The faults that are known, read once. */
export function faultDictionary(): readonly Fault[] {
  known ??= z.array(faultSchema).parse(JSON.parse(readFileSync(FILE, 'utf8')));
  return known;
}

export function writeDictionary(faults: readonly Fault[]): void {
  const lines = faults.map((fault) => ({ ...fault, breaks: fault.breaks.join(' ') }));
  writeFileSync(FILE, `${JSON.stringify(lines, null, 2)}\n`);
}
