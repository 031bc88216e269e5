import { type Diagnosis, diagnosisLines } from './diagnosis.ts';

/**
 * A fault with an owner. The owner decides the verdict: what a candidate does is never shown as ours, and what we do is
 * never shown as the candidate’s.
 */
export abstract class Fault extends Error {
  abstract readonly owner: 'candidate' | 'harness' | 'input' | 'engine';
  override get name(): string {
    return this.constructor.name;
  }
}

/** A mistake of the person who started the run or the command. Formatted only where it is printed. */
export class UsageError extends Fault {
  readonly owner = 'input';
  readonly diagnosis: Diagnosis;

  constructor(diagnosis: Diagnosis) {
    super(diagnosisLines(diagnosis).join('\n'));
    this.diagnosis = diagnosis;
  }
}

/** Something of ours, or of the machine, broke: a verdict `harness-error`, exit code 2. */
export class HarnessFault extends Fault {
  readonly owner = 'harness';
}

/** The candidate threw where it must not, or did not load: a verdict `crash`. */
export class CandidateCrash extends Fault {
  readonly owner = 'candidate';
  readonly verdict = 'crash';
}

/** The candidate kept the page busy beyond all bounds: a verdict `timeout`. */
export class CandidateTimeout extends Fault {
  readonly owner = 'candidate';
  readonly verdict = 'timeout';
}

/** An engine that cannot be made to do what a check needs: a verdict `untestable` there. */
export class EngineLimit extends Fault {
  readonly owner = 'engine';
}
