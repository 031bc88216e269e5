export type { Results } from './reports/results.ts';
