import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture as results,
} from '../fixtures/small-results.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { resultsSchema } from './results.ts';

const published = JSON.parse(readFileSync(new URL('./conformance.schema.json', import.meta.url), 'utf8'));

test('the published schema is up to date; `npm run schema` regenerates it', () => {
  expect(published).toEqual(z.toJSONSchema(resultsSchema));
});

test('the published schema accepts written results and rejects invalid ones', () => {
  const broken = {
    message: 'Seven.\x1b[2J',
    expected: 'six',
    seen: 'seven',
    evidence: [{ name: 'journal', text: '\0' }],
  };
  const written = sanitizedJson(
    results({
      reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken)),
      deviations: [{ requirement: 'JAR-1', engines: ['firefox'], reason: 'It leaves its probe cookie behind.' }],
      harnessErrors: [{ where: 'run', engine: null, message: 'The proxy did not start.', details: [] }],
    }),
  );
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(published);
  expect(validate(JSON.parse(written)), JSON.stringify(validate.errors)).toBe(true);
  expect(validate(JSON.parse(written.replace('"fail"', '"failed"')))).toBe(false);
  expect(validate({ ...JSON.parse(written), planet: 'Mars' })).toBe(false);
});
