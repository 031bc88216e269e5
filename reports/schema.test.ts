import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { resultsSchema } from './results.ts';

test('the published schema is the one results are written by; `npx tsx reports/schema.ts` renews it', () => {
  const published = readFileSync(new URL('./conformance.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(published)).toEqual(z.toJSONSchema(resultsSchema));
});
