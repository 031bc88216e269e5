import { faultReport } from '../../evidence/fault-report.ts';
import { lockDown } from '../../harness/confinement/lockdown.ts';
import type { RunnableTestBed } from '../check/test-bed.ts';
import { chosenChecks } from '../checks/checks.ts';
import { type Answer, type Question, questionSchema } from './messages.ts';
import { simulatedTestBed } from './simulated-test-bed.ts';

// One candidate in the simulated engine, in a process of its own that may end with it: see judging-process.ts.

const exit = process.exit.bind(process);
// Whoever asked has heard all there is, or is gone.
process.on('disconnect', () => exit());
// What nobody catches here is ours: the engine catches whatever a page throws.
process.on('uncaughtException', (error) => tell({ kind: 'fault', fault: faultReport(error) }));

let testBed: RunnableTestBed | undefined;
process.on('message', async (message) => tell(await answer(questionSchema.parse(message))));
lockDown();

async function answer(question: Question): Promise<Answer> {
  switch (question.kind) {
    case 'equip': {
      const { kind: _, ...parts } = question;
      testBed = await simulatedTestBed(parts);
      return { kind: 'equipped', assumptions: testBed.assumptions };
    }
    case 'load': {
      await testBed?.load();
      const { verdict, message } = testBed?.doesNotLoad ?? {};
      return { kind: 'loaded', doesNotLoad: verdict && message !== undefined ? { verdict, message } : null };
    }
    case 'check': {
      const { kind: _, id, ...settings } = question;
      const [check] = chosenChecks([id]);
      if (!testBed || !check) throw new Error('It was not equipped before it was asked.');
      return { kind: 'report', report: await testBed.run(check, settings) };
    }
  }
}

function tell(answer: Answer): void {
  process.send?.(answer);
}
