import { faultReport } from '../../evidence/fault-report.ts';
import { lockDown } from '../../harness/confinement/lockdown.ts';
import type { LocalTestBed } from '../check/local-test-bed.ts';
import { chosenChecks } from '../checks/checks.ts';
import { type Answer, type Question, questionSchema } from './messages.ts';
import { startConfinedTestBed } from './start-confined-test-bed.ts';

// Runs checks on one candidate in the simulated engine, in a process that the candidate may bring down: see
// check-process.ts.

const exit = process.exit.bind(process);
// The parent process has received every answer, or has ended.
process.on('disconnect', () => exit());
// An uncaught exception here is the harness’s fault: the engine catches whatever a page throws.
process.on('uncaughtException', (error) => reply({ kind: 'fault', fault: faultReport(error) }));

let testBed: LocalTestBed | undefined;
process.on('message', async (message) => reply(await answer(questionSchema.parse(message))));
lockDown();

async function answer(question: Question): Promise<Answer> {
  switch (question.kind) {
    case 'start': {
      const { kind: _, ...parts } = question;
      testBed = await startConfinedTestBed(parts);
      return { kind: 'started', assumptions: testBed.assumptions };
    }
    case 'load': {
      await testBed?.load();
      const { verdict, message } = testBed?.loadFailure ?? {};
      return { kind: 'loaded', loadFailure: verdict && message !== undefined ? { verdict, message } : null };
    }
    case 'check': {
      const { kind: _, id, ...settings } = question;
      const [check] = chosenChecks([id]);
      if (!testBed || !check) throw new Error('The test bed was not started before the check.');
      return { kind: 'report', report: await testBed.run(check, settings) };
    }
  }
}

function reply(answer: Answer): void {
  process.send?.(answer);
}
