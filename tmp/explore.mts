import { readFileSync } from 'node:fs';
import { Workbench } from '../suites/workbench.ts';
import { inlineCandidate } from '../harness/candidate/inline-candidate.ts';
import { originalBundle, originalCandidate } from '../suites/defects.ts';
import { bundleReference } from '../reference-impl/bundle.ts';
import { checks } from '../suites/checks.ts';
const [which, values = '500', seed = '1'] = process.argv.slice(2);
let cand;
if (which === 'ref') { await bundleReference('/tmp/ref.js'); cand = inlineCandidate(readFileSync('/tmp/ref.js', 'utf8')); }
else { const c = await originalCandidate(which); cand = c; }
const wb = await Workbench.start('simulated', cand);
const check = checks.find(({ id }) => id === 'any-story')!;
const t = performance.now();
const c0 = process.cpuUsage();
const r = await wb.run(check, { seed: +seed, values: 1e9, limit: +values * 1000 });
const cu = process.cpuUsage(c0); console.log('CPU ms per run', ((cu.user + cu.system) / 1000 / r.runs).toFixed(1), 'sys', (cu.system/1000/r.runs).toFixed(1));
console.log(r.runs, 'runs', r.pages, 'pages', ((performance.now() - t) / 1000).toFixed(1), 's', (r.runs / (performance.now() - t) * 1000).toFixed(1), '/s');
for (const f of r.findings) if (f.verdict !== 'pass') console.log(f.verdict, f.requirement, f.message?.slice(0, 1500));
await wb.close();
