import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { startTestBed } from '../../suites/check/start-test-bed.ts';
import { describeStory } from '../../suites/story/stories.ts';
import { compareEngines, type StoryDifference } from './compare-engines.ts';

const FIGURES = path.resolve(import.meta.dirname, 'differential.json');
const CANDIDATES = ['reference', 'npm:amplitude-js@8.21.10', 'npm:@amplitude/analytics-browser@2.48.1'];
const REAL_ENGINES = ENGINES.filter((engine) => engine !== 'simulated');

/** The maximum number of differences to print for one engine. */
const MOST_PRINTED = 3;

export interface DifferentialOptions {
  /** Specifiers; three known candidates if empty. */
  candidates: readonly string[];
  /** The engines to compare to the simulated one; all real ones if empty. */
  engines: readonly EngineName[];
  /** The number of stories, and the seed that draws them. */
  stories: number;
  seed: number;
  /** Prints a line as soon as it is known. */
  print: (line: string) => void;
}

/**
 * Plays the same stories in the simulated engine and in real ones. The exit code is 1 if an engine differs.
 * A comparison of all known candidates in all engines is recorded in `differential.json`.
 */
export async function differential({ candidates, print, ...options }: DifferentialOptions): Promise<Conclusion> {
  const { stories, seed } = options;
  const engines = options.engines.length > 0 ? options.engines : REAL_ENGINES;
  const figures: Record<string, Record<string, string>> = {};
  let differing = 0;
  for (const specifier of candidates.length > 0 ? candidates : CANDIDATES) {
    const candidate = await findCandidate(specifier, process.cwd());
    const simulated = await startTestBed('simulated', candidate);
    const ofCandidate: Record<string, string> = {};
    for (const engine of engines) {
      const real = await startTestBed(engine, candidate);
      const { differences, steps } = await compareEngines(simulated, real, { seed, stories });
      await real.close();
      differing += differences.length;
      ofCandidate[engine] = `${stories} stories, ${steps} steps, ${differences.length} in which the engines differ`;
      print(`${differences.length === 0 ? '✓' : '✗'} ${specifier} ${engine}: ${ofCandidate[engine]}`);
      for (const line of differences.slice(0, MOST_PRINTED).flatMap((one) => differenceLines(one, engine))) print(line);
    }
    figures[specifier] = ofCandidate;
    await simulated.close();
  }
  if (candidates.length === 0 && engines.length === REAL_ENGINES.length)
    writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  return { lines: [], code: differing === 0 ? 0 : 1 };
}

function differenceLines({ story, when, one, other }: StoryDifference, engine: string): string[] {
  return [
    `  ${describeStory(story)}`,
    `  ${when}`,
    ...one.map((line) => `    simulated  ${line}`),
    ...other.map((line) => `    ${engine.padEnd(9)}  ${line}`),
  ];
}
