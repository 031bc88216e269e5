import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Conclusion } from '../../reports/conclusion.ts';

/** The benchmarks. Each is a script of the same name, which prints its own results. */
export const BENCHMARKS = ['against-bare-playwright', 'simulated-engine', 'stories'] as const;

/** Runs benchmarks one after the other, each in a process of its own; all if none is named. */
export function benchmark(names: readonly (typeof BENCHMARKS)[number][]): Conclusion {
  const failed = (names.length > 0 ? names : BENCHMARKS).filter((name) => {
    const script = path.join(import.meta.dirname, `${name}.ts`);
    return spawnSync(process.execPath, ['--import', 'tsx', script], { stdio: 'inherit' }).status !== 0;
  });
  return {
    lines: failed.map((name) => `${name} could not be run`),
    code: failed.length > 0 ? 2 : 0,
  };
}
