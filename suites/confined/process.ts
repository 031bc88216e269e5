import { lockDown } from '../../harness/confinement/lockdown.ts';
import type { EquippedBench } from '../check/test-bed.ts';
import { chosenChecks } from '../checks/checks.ts';
import { type Answer, type Question, questionSchema } from './messages.ts';
import { simulatedBench } from './simulated-test-bed.ts';

// One candidate in the simulated engine, in a process of its own that may end with it: see judging-process.ts.

const exit = process.exit.bind(process);
// Whoever asked has heard all there is, or is gone.
process.on('disconnect', () => exit());
// What nobody catches here is ours: the engine catches whatever a page throws.
process.on('uncaughtException', (error) => tell({ kind: 'fault', message: error.stack ?? error.message }));

let bench: EquippedBench | undefined;
process.on('message', async (message) => tell(await answer(questionSchema.parse(message))));
lockDown();

async function answer(question: Question): Promise<Answer> {
  switch (question.kind) {
    case 'equip': {
      const { kind: _, ...equipment } = question;
      bench = await simulatedBench(equipment);
      return { kind: 'equipped', assumptions: bench.assumptions };
    }
    case 'load': {
      await bench?.load();
      const { verdict, message } = bench?.doesNotLoad ?? {};
      return { kind: 'loaded', doesNotLoad: verdict && message !== undefined ? { verdict, message } : null };
    }
    case 'check': {
      const { kind: _, id, ...settings } = question;
      const [check] = chosenChecks([id]);
      if (!bench || !check) throw new Error('It was not equipped before it was asked.');
      return { kind: 'report', report: await bench.run(check, settings) };
    }
  }
}

function tell(answer: Answer): void {
  process.send?.(answer);
}
