/**
 * Hosts that browsers contact on their own, whatever page is open: for updates, certificates, safe browsing, captive
 * portals. Such requests are stopped like all others, but count against a candidate only if a page’s script made them.
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

/** Whether a browser contacts this host on its own. */
export function isEngineTraffic(host: string): boolean {
  return ENGINE_HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}
