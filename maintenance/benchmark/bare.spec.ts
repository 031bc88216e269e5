import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { createServer } from 'http-server';
import { z } from 'zod';

// The baseline of the benchmark: plain Playwright tests, each with its own page, that make as many page loads as a run of the
// suite. The page includes the same SDK and nothing else.

const planSchema = z.array(z.object({ check: z.string(), pages: z.number() }));
const plan = planSchema.parse(JSON.parse(readFileSync(`${process.env.BENCHMARK_PLAN}`, 'utf8')));

const test = base.extend<object, { site: string }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture’s dependencies from this pattern
    async ({}, use) => {
      const server = createServer({ root: `${process.env.BENCHMARK_SITE}`, cache: -1 }) as unknown as {
        server: import('node:http').Server;
      };
      await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
      const address = server.server.address();
      await use(`http://localhost:${typeof address === 'object' ? address?.port : ''}/`);
      server.server.closeAllConnections();
    },
    { scope: 'worker' },
  ],
});

for (const { check, pages } of plan) {
  test(check, async ({ page, site }) => {
    for (let index = 0; index < pages; index++) await page.goto(`${site}?${index}`);
  });
}
