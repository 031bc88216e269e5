import type { Diagnosis } from '../../evidence/diagnosis.ts';
import { type Trace, traceLine } from '../../reports/specification/traceability.ts';
import type { Erratum } from '../../spec/erratum.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { type CoveredRequirement, coverageOf } from './coverage.ts';
import type { CheckVerdict, CoveredRun } from './covered-run.ts';
import { renewedTraces, tracesWithout, unrecordedTraces, whyMissing } from './renewed-traces.ts';

export interface Evidence {
  catalogue: readonly Requirement[];
  errata: readonly Erratum[];
  /** The hashes of the guide’s sentences. */
  sentences: ReadonlySet<string>;
  /** The recorded traceability. */
  recorded: readonly Trace[];
  run: CoveredRun;
}

/** The problems with the suite’s coverage, one diagnosis for each kind. What was not part of the run is no problem. */
export function coverageProblems(evidence: Evidence): Diagnosis[] {
  const shown = renewedTraces(evidence.recorded, evidence.run);
  const coverage = coverageOf(evidence.catalogue, shown);
  const found: Diagnosis[] = [
    {
      expected: 'a check that judged each testable requirement',
      seen: coverage.filter(({ state }) => state === 'untested').map((one) => untested(one, evidence.run)),
      next: 'write the check in suites/checks, or find out why it did not judge: npx playwright test --grep REQUIREMENT',
    },
    {
      expected: 'a check of every kind in a requirement’s coveredBy',
      seen: coverage.flatMap(missingKinds),
      next: 'write the missing check in suites/checks, or change coveredBy in spec/requirements',
    },
    {
      expected: 'checks that cover existing requirements',
      seen: strays(evidence),
      next: 'correct covers of the check in suites/checks',
    },
    {
      expected: 'no check that covers an untestable requirement',
      seen: coverage.flatMap((one) => (one.state === 'untestable' ? coverersOf(one, evidence.run) : [])),
      next: 'remove it from covers of the check, or say in spec/requirements where it shows',
    },
    {
      expected: 'errata that a check observes, on sentences of the guide',
      seen: evidence.errata.flatMap((erratum) => deadErratum(erratum, evidence, coverage)),
      next: 'in spec/errata.ts, cite a requirement that a check judges and a sentence of the guide, or remove the erratum',
    },
    {
      expected: 'the traceability of reports/specification/traceability.json',
      seen: [
        ...tracesWithout(evidence.recorded, shown).map(
          (one) => `gone  ${traceLine(one)}: ${whyMissing(one, evidence.run)}`,
        ),
        ...unrecordedTraces(shown, evidence.recorded).map((one) => `new   ${traceLine(one)}`),
      ],
      next: 'npm run coverage -- --accept, if this is intended',
    },
  ];
  return found.filter(({ seen }) => seen.length > 0);
}

function untested({ requirement: { id } }: CoveredRequirement, { verdicts }: CoveredRun): string {
  const made = verdicts.filter(({ requirement }) => requirement === id);
  return made.length === 0 ? `${id}: no check covers it` : `${id}: not judged by ${listed(made)}`;
}

function missingKinds({ requirement, state, traces }: CoveredRequirement): string[] {
  if (state !== 'tested' || !('coveredBy' in requirement)) return [];
  const missing = requirement.coveredBy.filter((kind) => !traces.some((trace) => trace.kind === kind));
  const judged = traces.map(({ check, kind }) => `${check} (${kind})`).join(', ');
  return missing.map((kind) => `${requirement.id}: no ${kind}, only ${judged}`);
}

function strays({ catalogue, run }: Evidence): string[] {
  return run.checks.flatMap(({ check }) => {
    const own = new Set(run.verdicts.filter((one) => one.check === check).map(({ requirement }) => requirement));
    if (own.size === 0) return [`${check} covers no requirement`];
    return [...own]
      .filter((id) => !catalogue.some((one) => one.id === id))
      .map((id) => `${check} covers ${id}, which does not exist`);
  });
}

function coverersOf({ requirement: { id } }: CoveredRequirement, { verdicts }: CoveredRun): string[] {
  const made = verdicts.filter(({ requirement }) => requirement === id);
  return made.length === 0 ? [] : [`${id}: ${listed(made)}`];
}

function deadErratum(
  { id, source, requirements }: Erratum,
  { sentences }: Evidence,
  coverage: readonly CoveredRequirement[],
): string[] {
  const observing = coverage.filter(({ requirement }) => requirements.includes(requirement.id));
  const unknown = requirements.filter((one) => !observing.some(({ requirement }) => requirement.id === one));
  return [
    ...unknown.map((one) => `${id}: ${one} does not exist`),
    ...(observing.some(({ state }) => state === 'tested')
      ? []
      : [`${id}: none of ${requirements.join(', ')} was judged`]),
    ...source.sentences
      .filter((hash) => !sentences.has(hash))
      .map((hash) => `${id}: the guide has no sentence ${hash}`),
  ];
}

/** Verdicts in short: `deferral-again blocked (chromium, firefox)`. */
function listed(verdicts: readonly CheckVerdict[]): string {
  const places = new Map<string, string[]>();
  for (const { check, verdict, engine } of verdicts) {
    const key = `${check} ${verdict}`;
    places.set(key, [...(places.get(key) ?? []), engine]);
  }
  return [...places].map(([key, engines]) => `${key} (${engines.join(', ')})`).join(', ');
}
