export type { CheckReport } from '../evidence/check-report.ts';
export type { EngineName, Finding, Verdict } from '../evidence/verdict.ts';
export type { Deviation } from '../evidence/verdict-policy.ts';
export type {
  Adapter,
  AdapterEnvironment,
  GivenOptions,
  InitCall,
  InitOptions,
  Verb,
  Verbs,
  VerbsOf,
} from '../harness/adapter/adapter.ts';
export type { ProfileOverlay } from '../harness/candidate/profile-overlay.ts';
export { type CandidateFile, defineCandidate } from '../harness/candidate-file/candidate-file.ts';
export type {
  DeviationState,
  HarnessError,
  JudgedCandidate,
  Outcome,
  RequirementResult,
  Results,
  RunFacts,
  Status,
} from '../reports/results/results.ts';
export type { Identity } from '../spec/oracle/identity-cookie.ts';
export type { Codec, KnownCodec, Profile } from '../spec/profile.ts';
export type { ReleaseLine } from '../spec/release-line.ts';
export type { Capability } from '../spec/requirement.ts';
