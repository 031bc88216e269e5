import { writeFileSync } from 'node:fs';
import { checks } from '../../suites/checks.ts';
import { reachOf } from './coverage.ts';
import { statusOf } from './judgement.ts';
import { judgeAll } from './judges.ts';
import { makeMutants, readSources } from './mutants.ts';

const [only = '', stop = '1', shard = '0', of = '1'] = process.argv.slice(2);
const { mutants, original, candidateOf } = await makeMutants(await readSources());
const how = { seed: 20261124, values: 4 };
const t = performance.now();
const reach = await reachOf(original, checks, how);
console.log('dry', performance.now() - t);
console.log(mutants.length);
const chosen = mutants.filter((m) => m.name.startsWith(only)).filter((_, i) => i % Number(of) === Number(shard));
const lines: string[] = [];
const counts: Record<string, number> = {};
const reaching = (n: string) => checks.filter(({ id }) => reach.get(id)?.has(n)).map(({ id }) => id);
let last = performance.now();
await judgeAll(
  chosen,
  async (m) => ({
    candidate: await candidateOf(m),
    claims: [...m.claims],
    checks: reaching(m.number),
    engine: 'simulated' as const,
    stopEarly: stop === '1',
    ...how,
  }),
  1,
  (m, f) => {
    const s = statusOf(m.claims, f, reaching(m.number).length > 0);
    counts[s] = (counts[s] ?? 0) + 1;
    const ms = performance.now() - last;
    last = performance.now();
    const line = `${s} | ${ms.toFixed(0)} | ${m.name} | ${f.fails.join(' ')} | c ${f.crashes.length > 5 ? f.crashes.length : f.crashes.join(' ')} | t ${f.timeouts.slice(0, 3).join(' ')}`;
    lines.push(line);
    if (s !== 'killed') console.log(line);
    else if (lines.length % 20 === 0) console.log('#', lines.length);
  },
);
console.log(counts, performance.now() - t);
writeFileSync(`/tmp/kills-${only || 'all'}-${shard}.txt`, lines.sort().join('\n'));
