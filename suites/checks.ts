import { requirement } from '../spec/catalogue.ts';
import type { Check } from './check.ts';
import { chosenAttributesChecks } from './checks/chosen-attributes.ts';
import { clearStorageChecks } from './checks/clear-storage.ts';
import { cookieContentChecks } from './checks/cookie-content.ts';
import { deferralChecks } from './checks/deferral.ts';
import { deniedStorageChecks } from './checks/denied-storage.ts';
import { deprecatedCookieChecks } from './checks/deprecated-cookie.ts';
import { deviceIdChecks } from './checks/device-id.ts';
import { firstVisitChecks } from './checks/first-visit.ts';
import { hostsChecks } from './checks/hosts.ts';
import { identityChecks } from './checks/identity.ts';
import { leftOverProbeChecks } from './checks/left-over-probe.ts';
import { localStorageChecks } from './checks/local-storage.ts';
import { optOutChecks } from './checks/opt-out.ts';
import { optionsChecks } from './checks/options.ts';
import { orderChecks } from './checks/order.ts';
import { projectsChecks } from './checks/projects.ts';
import { sessionChecks } from './checks/session.ts';
import { spoiltQueueChecks } from './checks/spoilt-queue.ts';
import { storyChecks } from './checks/story.ts';
import { unsentQueueChecks } from './checks/unsent-queue.ts';

/** Every check, much in the order of the catalogue’s subjects. */
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
  ...spoiltQueueChecks,
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

/** The checks of these ids. Throws where there is none of an id. */
export function chosenChecks(ids: readonly string[]): Check[] {
  return ids.map((id) => {
    const check = checks.find((one) => one.id === id);
    if (!check) throw new Error(`No check is named ${id}.`);
    return check;
  });
}
