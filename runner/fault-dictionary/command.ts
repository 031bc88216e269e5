import { argumentsOf, type Conclusion } from '../../reports/command.ts';
import { writeDictionary } from '../../reports/faults/dictionary.ts';
import { readMatrix } from '../kill-matrix/matrix-file.ts';
import { knownFaults } from './faults.ts';

/** Writes the dictionary by which reports say what a candidate’s failures look like. */
export function faults(args: string[]): Conclusion {
  argumentsOf({ args, options: {} }, 'npm run faults');
  const known = knownFaults(readMatrix());
  writeDictionary(known);
  const defects = known.filter(({ kind }) => kind === 'defect').length;
  return {
    lines: [
      `reports/faults/fault-dictionary.json knows ${defects} defects and ${known.length - defects} patterns of mutants`,
    ],
    code: 0,
  };
}
