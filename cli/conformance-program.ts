import { commandText, isPackage } from '../evidence/command-text.ts';
import { suite } from '../reports/results/suite.ts';
import type { Program } from './program.ts';

/** The package’s command line, for everybody who judges an SDK. */
export const CONFORMANCE: Program = {
  start: isPackage ? 'npx amplitude-conformance' : 'npx tsx cli/main.ts',
  description: 'Judges how a browser analytics SDK handles identity: cookies, storage, uploads, consent.',
  version: `${suite.version}, requirements of ${suite.revision}`,
  help: `Start with:\n  ${commandText('run', 'file:./dist/YOUR-BUNDLE.js', '--engine', 'simulated')}`,
  commands: {
    init: () => import('./commands/init.ts'),
    smoke: () => import('./commands/smoke.ts'),
    run: () => import('./commands/run.ts'),
    replay: () => import('./commands/replay.ts'),
    report: () => import('./commands/report.ts'),
    views: () => import('./commands/views.ts'),
    diff: () => import('./commands/diff.ts'),
    matrix: () => import('./commands/matrix.ts'),
    verify: () => import('./commands/verify.ts'),
    sign: () => import('./commands/sign.ts'),
    history: () => import('./commands/history.ts'),
    bisect: () => import('./commands/bisect.ts'),
    spec: () => import('./commands/spec.ts'),
    engines: () => import('./commands/engines.ts'),
  },
};
