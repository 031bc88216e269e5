import { lines } from '../../harness/candidate/lines.ts';
import { smoke } from '../../harness/smoke/smoke.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import type { BehaviourLine } from '../../spec/behaviour-line.ts';

export interface BestLine {
  line: BehaviourLine;
  fits: boolean;
  /** What does not fit, by what a smoke calls it. */
  broken: string[];
}

/** The behaviour line that a bundle fits, or that it fits best. */
export async function bestLine(bundle: string, cwd: string): Promise<BestLine> {
  const tried: BestLine[] = [];
  for (const line of lines) {
    const { holds, findings } = await smoke(await findCandidate(`file:./${bundle}`, cwd, line), 'simulated');
    const broken = findings.filter(({ outcome }) => outcome === 'broken').map(({ part }) => part);
    const found = { line, fits: holds, broken };
    if (holds) return found;
    // What a bundle does not even load for keeps everything else from being looked at: that fits worst.
    tried.push(found);
  }
  const [best] = tried.sort((a, b) => a.broken.length - b.broken.length);
  if (!best) throw new Error('There is no behaviour line.');
  return best;
}
