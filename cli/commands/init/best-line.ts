import { DEFAULT_LINE, lines } from '../../../harness/candidate/release-lines.ts';
import { smoke } from '../../../harness/smoke/smoke.ts';
import { findCandidate } from '../../../runner/find-candidate.ts';
import type { ReleaseLine } from '../../../spec/release-line.ts';

export interface BestLine {
  line: ReleaseLine;
  fits: boolean;
  /** The parts that do not fit, as a smoke test names them. */
  broken: string[];
}

/** Returns the release line that a bundle fits, or else the one it fits best. The default line wins a tie. */
export async function bestLine(bundle: string, cwd: string): Promise<BestLine> {
  const tried: (BestLine & { held: number })[] = [];
  for (const line of [DEFAULT_LINE, ...lines.filter((other) => other !== DEFAULT_LINE)]) {
    const { holds, findings } = await smoke(await findCandidate(`file:./${bundle}`, cwd, line), 'simulated');
    const broken = findings.filter(({ outcome }) => outcome === 'broken').map(({ part }) => part);
    const held = findings.filter(({ outcome }) => outcome === 'ok').length;
    if (holds) return { line, fits: true, broken };
    tried.push({ line, fits: false, broken, held });
  }
  const [best] = tried.sort((a, b) => b.held - a.held);
  if (!best) throw new Error('There is no release line.');
  return best;
}
