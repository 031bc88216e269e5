import { label, parentSuite, severity } from 'allure-js-commons';
import { requirement, subjectOf } from '../spec/catalogue.ts';
import type { EngineName } from '../spec/verdict.ts';
import type { Check } from './check.ts';

/** Labels the running test in Allure, in either runner: by subject, requirement, level and engine. */
export async function labelInAllure({ covers }: Check, engine: EngineName): Promise<void> {
  const levels = covers.map((id) => requirement(id).level);
  await parentSuite(subjectOf(covers[0] ?? ''));
  for (const subject of new Set(covers.map(subjectOf))) await label('subject', subject);
  for (const id of covers) await label('requirement', id);
  for (const level of new Set(levels)) await label('level', level);
  await label('engine', engine);
  await severity(levels.includes('MUST') ? 'critical' : 'minor');
}
