import { PLANTED } from '../suites/story/planted.ts';
import { findPlanted } from '../suites/story/find-planted.ts';
const only = process.argv[2];
for (const p of PLANTED.filter((x, i) => !only || x.name.includes(only))) {
  const f = await findPlanted(p, 1, 60000);
  console.log(`${f.requirement && p.breaks.includes(f.requirement) ? 'ok ' : '!! '} ${p.name} · ${f.requirement} · ${f.steps}/${p.fewest} steps · ${f.stories} stories · ${f.seconds.toFixed(0)} s\n     ${f.message.replace(/.*the story: /, '')}`);
}
