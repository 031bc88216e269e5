import { type Diagnosis, diagnosisLines } from './diagnosis.ts';

/**
 * A fault with an owner. The owner determines the verdict: the candidate is never blamed for the harness’s fault, nor the
 * harness for the candidate’s.
 */
export abstract class Fault extends Error {
  abstract readonly owner: 'candidate' | 'harness' | 'input' | 'engine';
  override get name(): string {
    return this.constructor.name;
  }
}

/** A mistake by the person who started the run or the command. Formatted only when printed. */
export class UsageError extends Fault {
  readonly owner = 'input';
  readonly diagnosis: Diagnosis;

  constructor(diagnosis: Diagnosis) {
    super(diagnosisLines(diagnosis).join('\n'));
    this.diagnosis = diagnosis;
  }
}

/** The harness or the machine failed: verdict `harness-error`, exit code 2. */
export class HarnessFault extends Fault {
  readonly owner = 'harness';
}

/** The candidate threw where it must not, or did not load: verdict `crash`. */
export class CandidateCrash extends Fault {
  readonly owner = 'candidate';
  readonly verdict = 'crash';
}

/** The candidate kept the page busy past the time limit: verdict `timeout`. */
export class CandidateTimeout extends Fault {
  readonly owner = 'candidate';
  readonly verdict = 'timeout';
}

/** The engine cannot do what a check needs: verdict `untestable` in that engine. */
export class EngineLimit extends Fault {
  readonly owner = 'engine';
}
