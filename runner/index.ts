export { type CandidateFile, defineCandidate } from '../harness/candidate-file/candidate-file.ts';
export type { Results } from '../reports/results/results.ts';
