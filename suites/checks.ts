import { requirement } from '../spec/catalogue.ts';
import type { Check } from './check.ts';
import { deferralChecks } from './checks/deferral.ts';
import { deniedStorageChecks } from './checks/denied-storage.ts';
import { identityCookieChecks } from './checks/identity-cookie.ts';
import { optOutChecks } from './checks/opt-out.ts';
import { probeCookieChecks } from './checks/probe-cookie.ts';
import { unsentQueueChecks } from './checks/unsent-queue.ts';

/** Every check, in the order of the catalogue’s subjects. */
export const checks: readonly Check[] = [
  ...identityCookieChecks,
  ...deniedStorageChecks,
  ...probeCookieChecks,
  ...unsentQueueChecks,
  ...deferralChecks,
  ...optOutChecks,
];

for (const check of checks) check.covers.forEach(requirement);
if (new Set(checks.map(({ id }) => id)).size !== checks.length) throw new Error('Two checks share an id.');
