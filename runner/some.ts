import { LIMITS } from '../harness/patience.ts';
import { checks } from '../suites/checks.ts';
import { judgeMutant } from './kill-matrix/judge.ts';
import { statusOf } from './kill-matrix/judgement.ts';
import { makeMutants, readSources } from './kill-matrix/mutants.ts';

LIMITS.step = 5000;
const made = await makeMutants(await readSources());
const pats = process.argv.slice(2);
for (const m of made.mutants.filter((m) => pats.some((p) => p.split('&').every((q) => m.name.includes(q))))) {
  const t = performance.now();
  const own = checks.filter((c) => c.kind === 'scenario' && c.covers.some((id) => m.claims.includes(id)));
  const f = await judgeMutant(await made.candidateOf(m), m.claims, own, {
    engine: 'simulated',
    seed: 20261124,
    values: 4,
    stopEarly: true,
  });
  console.log(
    statusOf(m.claims, f, true),
    Math.round(performance.now() - t),
    m.name.slice(0, 150),
    '|',
    f.fails.slice(0, 4).join(' '),
    f.timeouts.slice(0, 3).join(' '),
  );
}
