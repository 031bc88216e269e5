import path from 'node:path';
import { test as setup } from '@playwright/test';
import { UsageError } from '../evidence/fault.ts';
import { faultReport } from '../evidence/fault-report.ts';
import { type Candidate, slug } from '../harness/candidate/candidate.ts';
import { publishCandidate, publishedCandidate } from '../harness/candidate/run-candidate.ts';
import { verifyHash } from '../harness/candidate/verify-hash.ts';
import {
  CANDIDATE_ATTACHMENT,
  type ConformanceProject,
  conformanceProject,
  FAULT_ATTACHMENT,
} from '../reports/live/conformance-project.ts';
import { findCandidate } from './find-candidate.ts';

// The project that all engines of a run depend on. It finds the candidate once and publishes it through the environment.
setup('the candidate is found', async () => {
  const info = setup.info();
  const { project, config } = info;
  const requested = conformanceProject(project);
  if (!requested) throw new Error('This project was not created by conformance() of amplitude-conformance/playwright.');
  const folder = config.configFile ? path.dirname(config.configFile) : process.cwd();
  const attach = (name: string, content: object) =>
    info.attach(name, { body: JSON.stringify(content), contentType: 'application/json' });
  try {
    const candidate = await requestedCandidate(requested, folder);
    publishCandidate(candidate, path.resolve(folder, requested.out));
    await attach(CANDIDATE_ATTACHMENT, { folder: slug(candidate), candidate });
  } catch (error) {
    // Playwright passes an error to the reporter as text only.
    if (error instanceof UsageError) await attach(FAULT_ATTACHMENT, faultReport(error));
    throw error;
  }
});

async function requestedCandidate({ candidate, cwd }: ConformanceProject, folder: string): Promise<Candidate> {
  const found = publishedCandidate() ?? (await findCandidate(candidate ?? undefined, cwd ?? folder));
  return verifyHash(found, process.env['SHA256'], 'run the same command without SHA256 to judge the current content');
}
