import { requirement, subjectOf } from '../spec/catalogue.ts';
import type { Check } from './check.ts';

/** How Allure groups the test of a check, in either runner: by subject, requirement and level. */
export function allureLabels({ covers }: Check): { name: string; value: string }[] {
  const levels = [...new Set(covers.map((id) => requirement(id).level))];
  return [
    { name: 'parentSuite', value: subjectOf(covers[0] ?? '') },
    ...[...new Set(covers.map(subjectOf))].map((subject) => ({ name: 'subject', value: subject })),
    ...covers.map((id) => ({ name: 'requirement', value: id })),
    ...levels.map((level) => ({ name: 'level', value: level })),
    { name: 'severity', value: levels.includes('MUST') ? 'critical' : 'minor' },
  ];
}
