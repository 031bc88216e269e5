import { checks } from '../suites/checks.ts';
import { Workbench } from '../suites/workbench.ts';
import { findCandidate } from './find-candidate.ts';

const [engine = 'chromium', ids = '', ...sdks] = process.argv.slice(2);
for (const sdk of sdks) {
  const wb = await Workbench.start(engine as 'chromium', await findCandidate(sdk, '/work/wt-kill'));
  for (const c of checks.filter((c) => ids.split(',').includes(c.id))) {
    const r = await wb.run(c, { seed: 20261124, values: 4 });
    console.log(
      engine,
      sdk,
      c.id,
      r.findings.map((f) => `${f.requirement} ${f.verdict} ${f.message ?? ''}`.slice(0, 300)).join(' | '),
    );
  }
  await wb.close();
}
