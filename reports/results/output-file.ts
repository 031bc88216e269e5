import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';

/** Writes a file that a person asked for, and the folders it is in. Throws UsageError if the system refuses. */
export function writeOutput(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new UsageError({
      expected: 'an output that can be written',
      seen: `${file}: ${code}`,
      next: 'the same command with another place for its output',
    });
  }
}
