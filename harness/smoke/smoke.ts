import type { EngineName } from '../../spec/verdict.ts';
import type { Candidate } from '../candidate/candidate.ts';
import { vocabularyOf } from '../candidate/vocabulary.ts';
import type { Engine } from '../engine/engine.ts';
import { launchEngine } from '../engine/launch.ts';
import type { Laboratory } from '../site/laboratory.ts';
import { openLaboratory } from '../site/open-laboratory.ts';
import { loading } from './loading.ts';
import { Probe } from './probe.ts';
import type { SmokeFinding, SmokeReport } from './report.ts';
import { unsent } from './unsent.ts';
import { options, verbs } from './verbs.ts';
import { CALLS, visiting } from './visiting.ts';

/** A script that keeps a page busy for longer, in milliseconds, does not load as far as a smoke is concerned. */
const PATIENCE = 5_000;

/**
 * Does a candidate hold the contract that every check takes for granted: its scripts load, the adapter drives them, and
 * what they keep and send is where the profile says and reads as it says? Takes a second or two, and judges no
 * requirement. What is not the candidate’s is thrown: `BadInput` where the engine is missing, `HarnessFault`.
 */
export async function smoke(candidate: Candidate, engineName: EngineName, patience = PATIENCE): Promise<SmokeReport> {
  const started = performance.now();
  const laboratory = await openLaboratory(candidate);
  try {
    const engine = await launch(engineName, laboratory, patience);
    try {
      const findings = await probed(new Probe(candidate, await vocabularyOf(candidate), engine, laboratory));
      const { specifier, name, version, hash, profile } = candidate;
      return {
        candidate: { specifier, name, version, hash, line: profile.line },
        engine: engine.name,
        build: engine.build,
        holds: findings.every(({ outcome }) => outcome !== 'broken'),
        findings,
        milliseconds: Math.round(performance.now() - started),
      };
    } finally {
      await engine.close();
    }
  } finally {
    await laboratory.close();
  }
}

/** Where no page can be opened, or the SDK cannot be called, there is nothing else to find. */
async function probed(probe: Probe): Promise<SmokeFinding[]> {
  const loaded = await loading(probe);
  if (loaded.some(({ outcome }) => outcome === 'broken')) return loaded;
  const visited = await visiting(probe);
  if (visited.some(({ part, outcome }) => part === CALLS.part && outcome === 'broken')) return [...loaded, ...visited];
  return [...loaded, ...visited, ...(await unsent(probe)), ...(await verbs(probe)), ...options(probe)];
}

async function launch(name: EngineName, laboratory: Laboratory, patience: number): Promise<Engine> {
  if (name !== 'simulated') return launchEngine(name, laboratory);
  const { startSimulated } = await import('../simulated/engine.ts');
  return startSimulated(laboratory, { cookies: 'kept' }, patience);
}
