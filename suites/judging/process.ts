import { ownDecoder } from '../../harness/adapter/own-decoder.ts';
import { lockDown } from '../../harness/confinement/lockdown.ts';
import { establishAssumptions } from '../../harness/engine/assumptions.ts';
import type { EngineOptions } from '../../harness/engine/engine.ts';
import { LIMITS } from '../../harness/patience.ts';
import { platformScript } from '../../harness/simulated/bundled-platform.ts';
import { startSimulated } from '../../harness/simulated/engine.ts';
import { Laboratory } from '../../harness/site/laboratory.ts';
import { EquippedBench } from '../bench.ts';
import { chosenChecks } from '../checks.ts';
import { type Answer, type Question, questionSchema } from './questions.ts';

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
      bench = await equipped(question);
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

async function equipped(equip: Extract<Question, { kind: 'equip' }>): Promise<EquippedBench> {
  const { candidate, served, decoder, patience } = equip;
  const laboratory = new Laboratory(candidate, served);
  const platform = platformScript(equip.platform);
  const launch = (options: EngineOptions) => startSimulated(laboratory, options, patience, platform);
  const vocabulary =
    decoder === null ? candidate.profile : { ...candidate.profile, decodeOwn: await ownDecoder(decoder) };
  const engine = await launch({ cookies: 'kept' });
  // Patience is with the candidate, and here is none.
  const patient = await startSimulated(laboratory, { cookies: 'kept' }, LIMITS.step, platform);
  const assumptions = await establishAssumptions(patient, laboratory);
  return new EquippedBench({ candidate, vocabulary, laboratory, engine, assumptions, launch });
}

function tell(answer: Answer): void {
  process.send?.(answer);
}
