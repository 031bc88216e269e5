/**
 * Hosts that browsers look for on their own, whatever page is open: updates, certificates, safe browsing, captive
 * portals. Stopped like everything else, and not held against a candidate — unless a page’s script asked for them.
 */
const ENGINE_HOSTS = [
  'detectportal.firefox.com',
  'mozilla.com',
  'mozilla.net',
  'mozilla.org',
  'firefox.com',
  'accounts.google.com',
  'android.clients.google.com',
  'clients2.google.com',
  'clients2.googleusercontent.com',
  'content-autofill.googleapis.com',
  'edgedl.me.gvt1.com',
  'optimizationguide-pa.googleapis.com',
  'redirector.gvt1.com',
  'safebrowsing.googleapis.com',
  'update.googleapis.com',
  'www.google.com',
];

export function isEngineTraffic(host: string): boolean {
  return ENGINE_HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}
