import { type Diagnosis, diagnosisLines } from './text/diagnosis.ts';

/** Something that the person who started a command got wrong: no failure of what the command looks at. */
export class UsageError extends Error {
  constructor(diagnosis: Diagnosis) {
    super(diagnosisLines(diagnosis).join('\n'));
  }
}
