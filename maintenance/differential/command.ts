import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ENGINES, engineNameSchema } from '../../evidence/verdict.ts';
import { argumentsOf, type Conclusion, run, understood } from '../../reports/command.ts';
import { sanitize } from '../../reports/text/sanitize.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { InProcessTestBed } from '../../suites/check/in-process-test-bed.ts';
import { describeStory } from '../../suites/story/stories.ts';
import { compareEngines, type EngineMismatch } from './compare-engines.ts';

const USAGE = 'npm run differential -- [--engine chromium]… [--stories N] [--seed N] [CANDIDATE]…';

const FIGURES = path.resolve(import.meta.dirname, 'differential.json');
const CANDIDATES = ['reference', 'npm:amplitude-js@8.21.10', 'npm:@amplitude/analytics-browser@2.48.1'];
const REAL = ENGINES.filter((engine) => engine !== 'simulated');

/** Of an engine that differs much, so many stories are told. */
const TOLD = 3;

await run(differential);

/**
 * Plays the same stories in the simulated engine and in each real one, and ends with 1 where they show something else.
 * Of all candidates and engines the figures are kept.
 */
async function differential(args: string[]): Promise<Conclusion> {
  const { values, positionals } = argumentsOf(
    {
      args,
      allowPositionals: true,
      options: {
        engine: { type: 'string', multiple: true, default: REAL },
        stories: { type: 'string', default: '40' },
        seed: { type: 'string', default: '1' },
      },
    },
    USAGE,
  );
  const engines = values.engine.map((name) => understood(engineNameSchema, name, 'the name of an engine', USAGE));
  const count = understood(z.coerce.number().int().positive(), values.stories, 'one story or more', USAGE);
  const seed = understood(z.coerce.number().int(), values.seed, 'a whole number as seed', USAGE);
  const figures: Record<string, Record<string, string>> = {};
  let parted = 0;
  for (const specifier of positionals.length > 0 ? positionals : CANDIDATES) {
    const candidate = await findCandidate(specifier, process.cwd());
    const simulated = await InProcessTestBed.start('simulated', candidate);
    const own: Record<string, string> = {};
    for (const engine of engines) {
      const real = await InProcessTestBed.start(engine, candidate);
      const { differences, steps } = await compareEngines(simulated, real, { seed, stories: count });
      await real.close();
      parted += differences.length;
      own[engine] = `${count} stories, ${steps} steps, ${differences.length} in which the engines part`;
      say(`${differences.length === 0 ? '✓' : '✗'} ${specifier} ${engine}: ${own[engine]}`);
      for (const difference of differences.slice(0, TOLD)) tell(difference, engine);
    }
    figures[specifier] = own;
    await simulated.close();
  }
  if (positionals.length === 0 && engines.length === REAL.length)
    writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  return { lines: [], code: parted === 0 ? 0 : 1 };
}

function tell({ story, when, one, other }: EngineMismatch, engine: string): void {
  say(`  ${describeStory(story)}`);
  say(`  ${when}`);
  for (const line of one) say(`    simulated  ${line}`);
  for (const line of other) say(`    ${engine.padEnd(9)}  ${line}`);
}

function say(line: string): void {
  process.stdout.write(`${sanitize(line)}\n`);
}
