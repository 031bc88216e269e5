import { DEFAULT_LINE, RELEASE_LINES } from '../../../harness/candidate/release-lines.ts';
import type { DefinedGlobal } from '../../../harness/smoke/report.ts';
import { smoke } from '../../../harness/smoke/smoke.ts';
import { findCandidate } from '../../../runner/find-candidate.ts';
import type { ReleaseLine } from '../../../spec/release-line.ts';

export interface BestLine {
  line: ReleaseLine;
  fits: boolean;
  /** The parts that do not fit, as a smoke test names them. */
  broken: string[];
  /** The global to write an adapter for; `null` if the built-in adapter of the line can drive the bundle. */
  adapterTarget: DefinedGlobal | null;
}

/**
 * Returns the release line that a bundle fits, or else the one it fits best. In a tie, a line whose built-in adapter can drive
 * the bundle wins, then the default line.
 */
export async function bestLine(bundle: string, cwd: string): Promise<BestLine> {
  const tried: (BestLine & { held: number })[] = [];
  for (const line of [DEFAULT_LINE, ...RELEASE_LINES.filter((other) => other !== DEFAULT_LINE)]) {
    const candidate = await findCandidate(`file:./${bundle}`, cwd, line);
    const { holds, findings, adapterTarget } = await smoke(candidate, 'simulated');
    const broken = findings.filter(({ outcome }) => outcome === 'broken').map(({ part }) => part);
    const held = findings.filter(({ outcome }) => outcome === 'ok').length;
    if (holds) return { line, fits: true, broken, adapterTarget };
    tried.push({ line, fits: false, broken, adapterTarget, held });
  }
  const isDriven = ({ adapterTarget }: BestLine) => Number(adapterTarget === null);
  const [best] = tried.sort((a, b) => b.held - a.held || isDriven(b) - isDriven(a));
  if (!best) throw new Error('There is no release line.');
  return best;
}
