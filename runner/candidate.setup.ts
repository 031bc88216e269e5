import path from 'node:path';
import { test as setup } from '@playwright/test';
import { slug } from '../harness/candidate/candidate.ts';
import { publishCandidate, publishedCandidate } from '../harness/candidate/run-candidate.ts';
import { verifyHash } from '../harness/candidate/verify-hash.ts';
import { CANDIDATE_ATTACHMENT, conformanceProject } from '../reports/live/conformance-project.ts';
import { findCandidate } from './find-candidate.ts';

// The project that all engines of a run depend on. It finds the candidate once and publishes it through the environment.
setup('the candidate is found', async () => {
  const info = setup.info();
  const { project, config } = info;
  const requested = conformanceProject(project);
  if (!requested) throw new Error('This project was not created by conformance() of amplitude-conformance/playwright.');
  const folder = config.configFile ? path.dirname(config.configFile) : process.cwd();
  const candidate =
    publishedCandidate() ?? (await findCandidate(requested.candidate ?? undefined, requested.cwd ?? folder));
  publishCandidate(
    verifyHash(candidate, process.env['SHA256'], 'run the same command without SHA256 to judge the current content'),
    path.resolve(folder, requested.out),
  );
  const body = JSON.stringify({ folder: slug(candidate), candidate });
  await info.attach(CANDIDATE_ATTACHMENT, { body, contentType: 'application/json' });
});
