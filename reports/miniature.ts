import type { CheckReport } from '../spec/check-report.ts';
import { type Requirement, requirementSchema } from '../spec/requirement.ts';
import type { EngineName, Finding, Verdict } from '../spec/verdict.ts';
import { assemble, type RunInput } from './assemble.ts';
import type { Results } from './results.ts';

/** A catalogue small enough for a whole result to be read in a test. */
export const miniatureCatalogue: readonly Requirement[] = requirementSchema.array().parse([
  {
    id: 'JAR-1',
    level: 'MUST',
    sentence: 'Initialisation leaves exactly one cookie in the jar.',
    source: { section: 'Cookies' },
    lines: ['amplitude-js 6-8'],
    shows: ['jar'],
    coveredBy: ['scenario'],
  },
  {
    id: 'JAR-2',
    level: 'MUST',
    sentence: 'The cookie’s name ends in the first six characters of the API key, and in nothing else.',
    source: { section: 'Cookies' },
    lines: ['amplitude-js 6-8'],
    shows: ['jar'],
    coveredBy: ['scenario'],
  },
  {
    id: 'CONSENT-1',
    level: 'MUST',
    sentence: 'Before consent nothing is stored anywhere.',
    source: { section: 'Consent' },
    lines: ['amplitude-js 6-8'],
    needs: ['deferInitialization'],
    shows: ['storage'],
    coveredBy: ['scenario'],
  },
  {
    id: 'CONSENT-2',
    level: 'SHOULD',
    sentence: 'Before consent nothing is written even for a moment.',
    source: { section: 'Consent' },
    lines: ['amplitude-js 6-8'],
    needs: ['deferInitialization'],
    shows: ['storage'],
    coveredBy: ['scenario'],
  },
]);

const BUILDS: Readonly<Record<EngineName, string>> = {
  chromium: 'Chromium 150.0.7871.5',
  firefox: 'Firefox 140.12.0esr',
  webkit: 'WebKitGTK 2.50.4',
  simulated: 'simulated 0.1.0',
};

/** A scenario’s report of one requirement. */
export function miniatureReport(
  engine: EngineName,
  requirement: string,
  verdict: Verdict,
  said: Omit<Finding, 'requirement' | 'verdict'> = {},
): CheckReport {
  const check = requirement.toLowerCase();
  return {
    check,
    title: `The promise of ${requirement}`,
    kind: 'scenario',
    engine,
    build: BUILDS[engine],
    assumptions: { keepsPublicSuffixCookies: false },
    findings: [{ requirement, verdict, ...said }],
    seed: null,
    runs: 1,
    pages: 1,
    replay: `SDK=npm:amplitude-js@8.21.10 npx playwright test --project=${engine} --grep ${requirement}`,
    duration: 120,
  };
}

/** Reports in which every requirement of the miniature catalogue holds in an engine, but for those given otherwise. */
export function miniatureReports(engine: EngineName, ...otherwise: CheckReport[]): CheckReport[] {
  const spokenOf = otherwise.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));
  const rest = miniatureCatalogue.filter(({ id }) => !spokenOf.includes(id));
  return [...rest.map(({ id }) => miniatureReport(engine, id, 'pass')), ...otherwise];
}

/** What a run gave, all but the given parts being those of an uneventful one. */
export function miniatureInput(parts: Partial<RunInput> = {}): RunInput {
  return {
    suite: {
      name: 'amplitude-conformance',
      version: '0.1.0',
      hash: `sha256-${'5'.repeat(64)}`,
      revision: '2026-11-24',
    },
    pinned: null,
    catalogue: miniatureCatalogue,
    candidate: {
      specifier: 'npm:amplitude-js@8.21.10',
      name: 'amplitude-js',
      version: '8.21.10',
      hash: `sha256-0123456789ab${'c'.repeat(52)}`,
      line: 'amplitude-js 6-8',
      capabilities: ['deferInitialization', 'optOut'],
      scripts: ['amplitude.umd.js'],
    },
    deviations: [],
    run: {
      startedAt: '2026-11-24T02:00:00.000Z',
      runner: 'playwright',
      duration: 12_345,
      node: 'v20.20.2',
      platform: 'linux x64',
      command: 'SDK=npm:amplitude-js@8.21.10 npx playwright test',
    },
    reports: [],
    harnessErrors: [],
    ...parts,
  };
}

/** The results of such a run. */
export function miniatureResults(parts: Partial<RunInput> = {}): Results {
  return assemble(miniatureInput(parts));
}
