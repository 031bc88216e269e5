import fc from 'fast-check';
import type { Step } from '../../spec/oracle/story/step.ts';
import type { EngineName } from '../../spec/verdict.ts';
import { Trial } from '../trial.ts';
import type { Workbench } from '../workbench.ts';
import { type Observation, Observer } from './observation.ts';
import { type Moment, playStory } from './play.ts';
import { stories } from './stories.ts';

/** A line that one engine shows and another does not, which is known, and why. */
interface KnownDifference {
  engines: readonly EngineName[];
  line: RegExp;
  reason: string;
}

const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    engines: ['chromium', 'firefox', 'webkit'],
    line: /^open (?:indexedDB|caches|serviceWorker)$/,
    reason: 'The simulated engine has no databases, caches and service workers: an SDK that asks for them finds none.',
  },
];

/** Where two engines part: after which step of which story, and what only one of them shows. */
export interface Difference {
  story: readonly Step[];
  when: string;
  /** Lines that only the one shows, and only the other. */
  one: Observation;
  other: Observation;
}

/** When every story begins, so that all engines tell the same times. */
const BEGINNING = Date.UTC(2026, 0, 15, 12);

/** Plays the same stories in two engines and returns where they part, each story’s first difference. */
export async function compareEngines(
  one: Workbench,
  other: Workbench,
  { seed, stories: count }: { seed: number; stories: number },
): Promise<{ differences: Difference[]; steps: number }> {
  const differences: Difference[] = [];
  let steps = 0;
  for (const story of fc.sample(stories, { seed, numRuns: count })) {
    const [here, there] = [await observed(one, story), await observed(other, story)];
    steps += here.length;
    const difference = firstDifference(story, here, there, [one.engine.name, other.engine.name]);
    if (difference) differences.push(difference);
  }
  return { differences, steps };
}

interface Observed {
  when: string;
  lines: Observation;
}

async function observed(workbench: Workbench, story: readonly Step[]): Promise<Observed[]> {
  const trial = new Trial(workbench, { violationsThrow: false });
  const observer = new Observer(trial.profile);
  const seen: Observed[] = [];
  try {
    const show = async (moment: Moment) => {
      seen.push({ when: moment.when, lines: await observer.observe(moment) });
    };
    await playStory(trial, story, show, BEGINNING);
  } finally {
    await trial.close();
  }
  return seen;
}

function firstDifference(
  story: readonly Step[],
  here: readonly Observed[],
  there: readonly Observed[],
  engines: readonly EngineName[],
): Difference | null {
  for (const [index, { when, lines }] of here.entries()) {
    const others = there[index]?.lines ?? ['nothing: the story ended before'];
    const one = unexplained(without(lines, others), engines);
    const other = unexplained(without(others, lines), engines);
    if (one.length > 0 || other.length > 0) return { story, when, one, other };
    // The same lines in another order are told, too.
    const moved = lines.findIndex((line, place) => line !== others[place]);
    if (lines.length === others.length && moved >= 0)
      return { story, when, one: lines.slice(moved, moved + 1), other: others.slice(moved, moved + 1) };
  }
  return null;
}

/** The lines that are not among others, each as often as it is missing there. */
function without(lines: Observation, others: Observation): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const place = left.indexOf(line);
    if (place < 0) return true;
    left.splice(place, 1);
    return false;
  });
}

function unexplained(lines: Observation, engines: readonly EngineName[]): string[] {
  return lines.filter(
    (line) =>
      !KNOWN_DIFFERENCES.some(
        (known) => known.engines.some((engine) => engines.includes(engine)) && known.line.test(line),
      ),
  );
}
