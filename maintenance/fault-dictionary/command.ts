import { argumentsOf, type Conclusion } from '../../reports/command.ts';
import { writeDictionary } from '../../reports/fault-match/dictionary.ts';
import { readRecord } from '../mutation-testing/record.ts';
import { knownFaults } from './known-faults.ts';

/** Writes the dictionary by which reports say what a candidate’s failures look like. */
export function faults(args: string[]): Conclusion {
  argumentsOf({ args, options: {} }, 'npm run faults');
  const known = knownFaults(readRecord());
  writeDictionary(known);
  const defects = known.filter(({ kind }) => kind === 'defect').length;
  return {
    lines: [
      `reports/fault-match/fault-dictionary.json knows ${defects} defects and ${known.length - defects} patterns of mutants`,
    ],
    code: 0,
  };
}
