export { type CandidateFile, defineCandidate } from '../harness/candidate/candidate-file.ts';
export type { Results } from '../reports/results.ts';
