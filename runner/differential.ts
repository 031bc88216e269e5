import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inert } from '../reports/inert.ts';
import { ENGINES, engineNameSchema } from '../spec/verdict.ts';
import { compareEngines } from '../suites/story/compare-engines.ts';
import { toldStory } from '../suites/story/stories.ts';
import { Workbench } from '../suites/workbench.ts';
import { findCandidate } from './find-candidate.ts';

// `npm run differential`: plays the same stories in the simulated engine and in each real one, and ends with 1 where they
// show something else. Of all candidates and engines the figures are kept, in suites/story/differential.json.

const FIGURES = path.resolve(import.meta.dirname, '../suites/story/differential.json');
const CANDIDATES = ['reference', 'npm:amplitude-js@8.21.10', 'npm:@amplitude/analytics-browser@2.48.1'];
const REAL = ENGINES.filter((engine) => engine !== 'simulated');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', multiple: true, default: REAL },
    stories: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
const engines = values.engine.map((name) => engineNameSchema.parse(name));
const candidates = positionals.length > 0 ? positionals : CANDIDATES;
const figures: Record<string, Record<string, string>> = {};
let parted = 0;
for (const specifier of candidates) {
  const candidate = await findCandidate(specifier, process.cwd());
  const simulated = await Workbench.start('simulated', candidate);
  for (const engine of engines) {
    const real = await Workbench.start(engine, candidate);
    const count = Number(values.stories);
    const { differences, steps } = await compareEngines(simulated, real, { seed: Number(values.seed), stories: count });
    parted += differences.length;
    const figure = `${count} stories, ${steps} steps, ${differences.length} in which the engines part`;
    console.log(`${differences.length === 0 ? '✓' : '✗'} ${specifier} ${engine}: ${figure}`);
    for (const { story, when, one, other } of differences.slice(0, 3)) {
      console.log(`  ${inert(toldStory(story))}\n  ${inert(when)}`);
      console.log(`    simulated  ${one.map(inert).join('\n               ')}`);
      console.log(`    ${engine.padEnd(9)}  ${other.map(inert).join('\n               ')}`);
    }
    figures[specifier] = { ...figures[specifier], [engine]: figure };
    await real.close();
  }
  await simulated.close();
}
if (positionals.length === 0 && engines.length === REAL.length)
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
process.exitCode = parted === 0 ? 0 : 1;
