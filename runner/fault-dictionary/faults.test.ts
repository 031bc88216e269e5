import { expect, test } from 'vitest';
import { faultDictionary } from '../../reports/faults/dictionary.ts';
import { readMatrix } from '../kill-matrix/matrix-file.ts';
import { knownFaults } from './faults.ts';

test('the dictionary knows the defects and mutants there are; npm run faults renews it', () => {
  expect(faultDictionary()).toEqual(knownFaults(readMatrix()));
});
