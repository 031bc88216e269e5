import { z } from 'zod';
import { type Requirement, requirementSchema } from './requirement.ts';
import { clearStorage } from './requirements/clear-storage.ts';
import { cookieAttributes } from './requirements/cookie-attributes.ts';
import { cookieLife } from './requirements/cookie-life.ts';
import { cookieName } from './requirements/cookie-name.ts';
import { cookieSize, cookieValue } from './requirements/cookie-value.ts';
import { crossDomain } from './requirements/cross-domain.ts';
import { deferral } from './requirements/deferral.ts';
import { deprecatedCookie } from './requirements/deprecated-cookie.ts';
import { deviceId } from './requirements/device-id.ts';
import { hostileInput } from './requirements/hostile-input.ts';
import { identity } from './requirements/identity.ts';
import { localStorage } from './requirements/local-storage.ts';
import { network } from './requirements/network.ts';
import { optOut } from './requirements/opt-out.ts';
import { options } from './requirements/options.ts';
import { order } from './requirements/order.ts';
import { probeCookie } from './requirements/probe-cookie.ts';
import { projects } from './requirements/projects.ts';
import { session } from './requirements/session.ts';
import { unsentQueue } from './requirements/unsent-queue.ts';
import { urlDeviceId } from './requirements/url-device-id.ts';

/**
 * The revision of the requirement set, a date. It changes whenever a requirement is added, retired or changes its meaning,
 * so that results with the same revision are known to cover the same promises.
 */
export const REVISION = '2026-11-30';

/** Every requirement, in reading order, which largely follows the guide. */
export const catalogue: readonly Requirement[] = z
  .array(requirementSchema)
  .parse([
    ...cookieName,
    ...cookieValue,
    ...cookieSize,
    ...cookieLife,
    ...cookieAttributes,
    ...probeCookie,
    ...deprecatedCookie,
    ...identity,
    ...deviceId,
    ...hostileInput,
    ...urlDeviceId,
    ...crossDomain,
    ...session,
    ...localStorage,
    ...unsentQueue,
    ...order,
    ...optOut,
    ...deferral,
    ...clearStorage,
    ...projects,
    ...options,
    ...network,
  ]);

const byId = new Map(catalogue.map((requirement) => [requirement.id, requirement]));
if (byId.size !== catalogue.length) throw new Error('The catalogue uses a requirement id twice.');

/** Returns the requirement with this id. Throws for an unknown id, which is a mistake in the suite. */
export function requirement(id: string): Requirement {
  const found = byId.get(id);
  if (!found) throw new Error(`No requirement ${id}. Known subjects: ${subjects().join(', ')}.`);
  return found;
}

/** Returns the subjects of the catalogue, in order. */
export function subjects(): string[] {
  return [...new Set(catalogue.map(({ id }) => subjectOf(id)))];
}

/** Returns the subject of a requirement: its id without the number. */
export function subjectOf(id: string): string {
  return id.replace(/-\d+$/, '');
}
