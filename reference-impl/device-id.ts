import type { Options } from './options.ts';
import { DEVICE_ID_PARAMETER } from './vocabulary.ts';

/** Characters that separate a cookie’s fields or attributes, or that browsers refuse (HOSTILE-4, IDENTITY-12, URL-2). */
const UNFIT = /[^!#-+\--:<-[\]-~]|\./;

/**
 * The device id that the site passes, or else the one in the page’s address if the site enables that (IDENTITY-12, URL-1 to
 * URL-5, HOSTILE-4); `null` if there is none, or if a cookie cannot contain it.
 */
export function givenDeviceId({ deviceId, deviceIdFromUrlParam }: Options): string | null {
  const inAddress = deviceIdFromUrlParam ? new URLSearchParams(location.search).get(DEVICE_ID_PARAMETER) : null;
  return [deviceId, inAddress].find((id) => id && !UNFIT.test(id)) ?? null;
}
