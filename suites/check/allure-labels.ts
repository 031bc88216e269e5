import type { EngineName } from '../../evidence/verdict.ts';
import { requirement, subjectOf } from '../../spec/catalogue.ts';
import type { Check } from './check.ts';

/** The labels by which Allure groups the test of a check, in either test runner: subject, requirement and level. */
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

/**
 * The engine, which only a running test knows, as an attachment that Allure’s reporter reads as a label. Other
 * reporters show it as one more small attachment.
 */
export function allureEngineLabel(engine: EngineName): { body: string; contentType: string } {
  const message = { type: 'metadata', data: { labels: [{ name: 'engine', value: engine }] } };
  return { body: JSON.stringify(message), contentType: 'application/vnd.allure.message+json' };
}
