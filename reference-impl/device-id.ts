import type { Options } from './options.ts';
import { DEVICE_ID_PARAMETER } from './vocabulary.ts';

/** What separates fields and attributes of a cookie, and what browsers do not keep in one (HOSTILE-4, IDENTITY-12, URL-2). */
const UNFIT = /[^!#-+\--:<-[\]-~]|\./;

/**
 * The device id that the site gives, or else that the page’s address has where the site asks for it (IDENTITY-12, URL-1 to
 * URL-5, HOSTILE-4); `null` for none, and for one that no cookie could keep.
 */
export function givenDeviceId({ deviceId, deviceIdFromUrlParam }: Options): string | null {
  const inAddress = deviceIdFromUrlParam ? new URLSearchParams(location.search).get(DEVICE_ID_PARAMETER) : null;
  return [deviceId, inAddress].find((id) => id && !UNFIT.test(id)) ?? null;
}
