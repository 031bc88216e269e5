import { requirement } from '../../spec/catalogue.ts';
import type { Check } from '../check/check.ts';
import { chosenAttributesChecks } from './chosen-attributes.ts';
import { clearStorageChecks } from './clear-storage.ts';
import { cookieContentChecks } from './cookie-content.ts';
import { corruptQueueChecks } from './corrupt-queue.ts';
import { deferralChecks } from './deferral.ts';
import { deniedStorageChecks } from './denied-storage.ts';
import { deprecatedCookieChecks } from './deprecated-cookie.ts';
import { deviceIdChecks } from './device-id.ts';
import { firstVisitChecks } from './first-visit.ts';
import { hostsChecks } from './hosts.ts';
import { identityChecks } from './identity.ts';
import { leftOverProbeChecks } from './left-over-probe.ts';
import { localStorageChecks } from './local-storage.ts';
import { optOutChecks } from './opt-out.ts';
import { optionsChecks } from './options.ts';
import { orderChecks } from './order.ts';
import { projectsChecks } from './projects.ts';
import { sessionChecks } from './session.ts';
import { storyChecks } from './story.ts';
import { unsentQueueChecks } from './unsent-queue.ts';

/** All checks, roughly in the order of the catalogue’s subjects. */
export const checks: readonly Check[] = [
  ...firstVisitChecks,
  ...cookieContentChecks,
  ...chosenAttributesChecks,
  ...hostsChecks,
  ...leftOverProbeChecks,
  ...deprecatedCookieChecks,
  ...identityChecks,
  ...deviceIdChecks,
  ...sessionChecks,
  ...localStorageChecks,
  ...deniedStorageChecks,
  ...unsentQueueChecks,
  ...corruptQueueChecks,
  ...orderChecks,
  ...optOutChecks,
  ...deferralChecks,
  ...clearStorageChecks,
  ...projectsChecks,
  ...optionsChecks,
  ...storyChecks,
];

for (const check of checks) check.covers.forEach(requirement);
if (new Set(checks.map(({ id }) => id)).size !== checks.length) throw new Error('Two checks share an id.');

/** Returns the checks with these ids. Throws if there is no check with one of them. */
export function chosenChecks(ids: readonly string[]): Check[] {
  return ids.map((id) => {
    const check = checks.find((one) => one.id === id);
    if (!check) throw new Error(`No check is named ${id}.`);
    return check;
  });
}
