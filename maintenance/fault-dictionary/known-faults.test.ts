import { expect, test } from 'vitest';
import { faultDictionary } from '../../reports/fault-match/dictionary.ts';
import { readRecord } from '../mutation-testing/record.ts';
import { knownFaults } from './known-faults.ts';

test('the dictionary knows the defects and mutants there are; npm run fault-dictionary renews it', () => {
  expect(faultDictionary()).toEqual(knownFaults(readRecord()));
});
