import { analyticsBrowser } from './analytics-browser.ts';

/** `@amplitude/analytics-browser` 1.0.2 to 1.14.0. */
export const analyticsBrowser1 = analyticsBrowser('analytics-browser 1', {
  sameSiteCookie: 'cookieSameSite',
  secureCookie: 'cookieSecure',
});
