import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../candidate/candidate.ts';
import { vocabularyOf } from '../candidate/vocabulary.ts';
import { launchEngine } from '../engine/launch.ts';
import { openLaboratory } from '../laboratory/open-laboratory.ts';
import { SIMULATED_BUILD } from '../simulated/engine.ts';
import { confinedSmoke } from './confined-smoke.ts';
import { Probe } from './probe.ts';
import { probed } from './probed.ts';
import type { SmokeFinding, SmokeReport } from './report.ts';

/** A script that keeps a page busy for longer, in milliseconds, does not load as far as a smoke is concerned. */
const TIMEOUT = 5_000;

/**
 * Does a candidate hold the contract that every check takes for granted: its scripts load, the adapter drives them, and
 * what they keep and send is where the profile says and reads as it says? Takes a second or two, and judges no
 * requirement. What is not the candidate’s is thrown: `UsageError` where the engine is missing, `HarnessFault`.
 */
export async function smoke(candidate: Candidate, engineName: EngineName, timeout = TIMEOUT): Promise<SmokeReport> {
  const started = performance.now();
  const { build, findings } =
    engineName === 'simulated'
      ? { build: SIMULATED_BUILD, findings: await confinedSmoke(candidate, timeout) }
      : await smokeInBrowser(candidate, engineName);
  const { specifier, name, version, hash, profile } = candidate;
  return {
    candidate: { specifier, name, version, hash, line: profile.line },
    engine: engineName,
    build,
    holds: findings.every(({ outcome }) => outcome !== 'broken'),
    findings,
    milliseconds: Math.round(performance.now() - started),
  };
}

async function smokeInBrowser(
  candidate: Candidate,
  engineName: EngineName,
): Promise<{ build: string; findings: SmokeFinding[] }> {
  const laboratory = await openLaboratory(candidate);
  try {
    const engine = await launchEngine(engineName, laboratory);
    try {
      const { build } = engine;
      return { build, findings: await probed(new Probe(candidate, await vocabularyOf(candidate), engine, laboratory)) };
    } finally {
      await engine.close();
    }
  } finally {
    await laboratory.close();
  }
}
