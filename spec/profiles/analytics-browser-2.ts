import { analyticsBrowser } from './analytics-browser.ts';

/** `@amplitude/analytics-browser` 2.0.0 to 2.48.1, with cookie options in an object of their own. */
export const analyticsBrowser2 = analyticsBrowser('analytics-browser 2', {
  cookieExpiration: 'cookieOptions.expiration',
  disableCookies: 'identityStorage',
  domain: 'cookieOptions.domain',
  sameSiteCookie: 'cookieOptions.sameSite',
  secureCookie: 'cookieOptions.secure',
});
