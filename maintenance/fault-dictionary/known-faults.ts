import type { KnownFault } from '../../reports/fault-match/dictionary.ts';
import {
  DEFECTS_OF_3_TO_5,
  DEFECTS_OF_IDENTITY,
  DEFECTS_OF_TRACKING,
  type Defect,
} from '../../suites/defects/defects.ts';
import { brokenBy, type MutationRecord } from '../mutation-testing/record.ts';

/** A mutant that breaks fewer requirements than this explains no more than the message of the failure does. */
const MIN_BROKEN_BY_MUTANT = 3;

/**
 * All known faults: the defects of `suites/defects/defects.ts`, whose broken requirements a test verifies, and the recorded
 * mutants, grouped if they break the same requirements.
 */
export function knownFaults(record: MutationRecord): KnownFault[] {
  const defects = [
    ...[...DEFECTS_OF_IDENTITY, ...DEFECTS_OF_TRACKING].map((defect) => asFault(defect, 'amplitude-js 6-8')),
    ...DEFECTS_OF_3_TO_5.map((defect) => asFault(defect, 'amplitude-js 3-5')),
  ];
  const bySet = new Map<string, string[]>();
  for (const [name, broken] of brokenBy(record)) {
    const key = broken.join(' ');
    bySet.set(key, [...(bySet.get(key) ?? []), name]);
  }
  for (const { breaks } of defects) bySet.delete(breaks.join(' '));
  const mutants = [...bySet].flatMap(([key, names]): KnownFault[] => {
    const breaks = key.split(' ').filter(Boolean);
    const [name = '', ...others] = [...names].sort((a, b) => a.length - b.length);
    if (breaks.length < MIN_BROKEN_BY_MUTANT) return [];
    const words = `is the reference implementation with a change in ${name}`;
    return [
      { name: words, kind: 'mutant', line: 'amplitude-js 6-8', firstBroken: null, breaks, sameSymptoms: others.length },
    ];
  });
  return [...defects, ...mutants];
}

function asFault({ name, breaks, consequences = [] }: Defect, line: KnownFault['line']): KnownFault {
  const all = [breaks, ...consequences].sort();
  return { name, kind: 'defect', line, firstBroken: breaks, breaks: all, sameSymptoms: 0 };
}
