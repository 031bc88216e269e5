import type { Conclusion } from '../../reports/conclusion.ts';
import { writeDictionary } from '../../reports/fault-match/dictionary.ts';
import { readRecord } from '../mutation-testing/record.ts';
import { knownFaults } from './known-faults.ts';

/** Writes the dictionary of known defects, with which reports compare a candidate’s failures. */
export function updateFaultDictionary(): Conclusion {
  const known = knownFaults(readRecord());
  writeDictionary(known);
  const defects = known.filter(({ kind }) => kind === 'defect').length;
  return {
    lines: [
      `wrote reports/fault-match/fault-dictionary.json: ${defects} defects, ${known.length - defects} patterns of mutants`,
    ],
    code: 0,
  };
}
