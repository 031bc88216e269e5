import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../candidate/candidate.ts';
import { vocabularyOf } from '../candidate/vocabulary.ts';
import { launchEngine } from '../engine/launch.ts';
import { openLaboratory } from '../laboratory/open-laboratory.ts';
import { SIMULATED_BUILD } from '../simulated/engine.ts';
import { confinedSmoke } from './confined-smoke.ts';
import { examineCandidate } from './examine-candidate.ts';
import { Probe } from './probe.ts';
import type { SmokeObservations, SmokeReport } from './report.ts';

/** How long a script may keep a page busy, in milliseconds, before a smoke reports that it does not load. */
const TIMEOUT = 5_000;

/**
 * Examines in a second or two whether a candidate fits the contract that every check relies on: its scripts load, the
 * adapter drives them, and what they store and send has the names and formats of the profile. Judges no requirement.
 *
 * Throws UsageError if the engine is missing, and HarnessFault if the harness itself breaks.
 */
export async function smoke(candidate: Candidate, engineName: EngineName, timeout = TIMEOUT): Promise<SmokeReport> {
  const started = performance.now();
  const { build, observations } =
    engineName === 'simulated'
      ? { build: SIMULATED_BUILD, observations: await confinedSmoke(candidate, timeout) }
      : await smokeInBrowser(candidate, engineName);
  const { specifier, name, version, hash, profile } = candidate;
  return {
    candidate: { specifier, name, version, hash, line: profile.line },
    engine: engineName,
    build,
    holds: observations.findings.every(({ outcome }) => outcome !== 'broken'),
    ...observations,
    milliseconds: Math.round(performance.now() - started),
  };
}

async function smokeInBrowser(
  candidate: Candidate,
  engineName: EngineName,
): Promise<{ build: string; observations: SmokeObservations }> {
  const laboratory = await openLaboratory(candidate);
  try {
    const engine = await launchEngine(engineName, laboratory);
    try {
      const probe = new Probe(candidate, await vocabularyOf(candidate), engine, laboratory);
      return { build: engine.build, observations: await examineCandidate(probe) };
    } finally {
      await engine.close();
    }
  } finally {
    await laboratory.close();
  }
}
