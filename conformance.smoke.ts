import { parseArgs } from 'node:util';
import { KEPT_BETWEEN_RUNS } from './harness/candidate/kept-between-runs.ts';
import { BadInput } from './harness/diagnostic.ts';
import { smokePublished } from './harness/smoke/published-history.ts';
import { bundleReference } from './reference-impl/bundle.ts';
import { inert } from './reports/inert.ts';

/**
 * `npm run smoke -- --published NAME`: smokes all that was ever published of a package, a line for each version. 0 where
 * every version that is covered holds the contract, 1 where one does not, 2 where none could be looked at.
 */
async function main(): Promise<number> {
  const { published } = parseArgs({ options: { published: { type: 'string', default: 'amplitude-js' } } }).values;
  const counts = new Map<string, number>();
  for await (const { version, line, outcome, says } of smokePublished(published, {
    cwd: process.cwd(),
    cacheDir: KEPT_BETWEEN_RUNS,
    bundleReference,
  })) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    console.log(inert(`${version.padEnd(20)} ${(line ?? '').padEnd(20)} ${outcome.padEnd(12)} ${says}`).trimEnd());
  }
  console.log([...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', '));
  return counts.has('broken') || counts.has('unusable') ? 1 : 0;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof BadInput)) throw error;
  console.error(error.message);
  return 2;
});
