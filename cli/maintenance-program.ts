import { suite } from '../reports/results/suite.ts';
import type { Program } from './program.ts';

/** The command line for maintainers of this repository. It is not in the package. */
export const MAINTENANCE: Program = {
  start: 'npx tsx cli/maintain.ts',
  description: 'Maintains the suite: renews what is generated, and measures how strong and how stable the suite is.',
  version: suite.version,
  help: 'Each command is also an npm script: npm run coverage -- --all',
  commands: {
    coverage: () => import('./maintenance/coverage.ts'),
    specification: () => import('./maintenance/specification.ts'),
    'requirement-sets': () => import('./maintenance/requirement-sets.ts'),
    schema: () => import('./maintenance/schema.ts'),
    'candidate-file-reference': () => import('./maintenance/candidate-file-reference.ts'),
    guide: () => import('./maintenance/guide.ts'),
    'mutation-testing': () => import('./maintenance/mutation-testing.ts'),
    'fault-dictionary': () => import('./maintenance/fault-dictionary.ts'),
    stability: () => import('./maintenance/stability.ts'),
    zoo: () => import('./maintenance/zoo.ts'),
    'seeded-defects': () => import('./maintenance/seeded-defects.ts'),
    differential: () => import('./maintenance/differential.ts'),
    benchmark: () => import('./maintenance/benchmark.ts'),
  },
};
