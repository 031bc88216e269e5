import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { releaseLineSchema } from '../../spec/release-line.ts';

/** A known fault, with the requirements that fail in a candidate whose only fault it is. */
const faultSchema = z.strictObject({
  /** What a candidate with the fault does, as a verb phrase: `counts events by twos`. */
  name: z.string(),
  /** `defect`: seeded and named by a person. `mutant`: generated, and named by its change of code. */
  kind: z.enum(['defect', 'mutant']),
  line: releaseLineSchema,
  /** The requirement it breaks directly; the others fail as a consequence. `null` for a mutant. */
  firstBroken: z.string().nullable(),
  /** All requirements it breaks, sorted. The file has them as one string, for one line per fault. */
  breaks: z
    .string()
    .min(1)
    .transform((ids) => ids.split(' ')),
  /** How many other mutants break exactly these requirements. */
  sameSymptoms: z.number().int().nonnegative(),
});
export type KnownFault = z.output<typeof faultSchema>;

const FILE = new URL('fault-dictionary.json', import.meta.url);

let known: readonly KnownFault[] | undefined;

/** The known faults. The file is read once. */
export function faultDictionary(): readonly KnownFault[] {
  known ??= z.array(faultSchema).parse(JSON.parse(readFileSync(FILE, 'utf8')));
  return known;
}

export function writeDictionary(faults: readonly KnownFault[]): void {
  const lines = faults.map((fault) => ({ ...fault, breaks: fault.breaks.join(' ') }));
  writeFileSync(FILE, `${JSON.stringify(lines, null, 2)}\n`);
}
