import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { CACHE_FOLDER } from '../../harness/resolve/cache-folder.ts';
import { resolveCandidate } from '../../harness/resolve/resolve.ts';

/**
 * One change to a published bundle that breaks one requirement. The suite must detect it at that requirement, with a
 * message that describes it: a check that cannot distinguish such a copy from the original is worthless.
 */
export interface Defect {
  /** What the broken copy does, as a verb phrase. */
  name: string;
  /** The code to replace; it must occur exactly once in the bundle. */
  find: RegExp;
  replace: string;
  /** The requirement that it breaks, which must be found broken. */
  breaks: string;
  /** Requirements that cannot hold either if that one is broken. No other requirement may be found broken. */
  consequences?: readonly string[];
  /** Must match the message about the broken requirement. */
  message: RegExp;
}

/**
 * Defects in the identity of visitors and where it is stored, by subject. They apply to `amplitude.js` of
 * `amplitude-js` 8.21.10.
 */
export const DEFECTS_OF_IDENTITY: readonly Defect[] = [
  {
    name: 'takes seven characters of the API key',
    find: /apiKey\.slice\(0, 6\)/,
    replace: 'apiKey.slice(0, 7)',
    breaks: 'COOKIE-NAME-2',
    message: /suffix after amp_ in the cookie name.*: expected \[ '\w{6}' \], saw \[ '\w{7}' \]/,
  },
  {
    name: 'briefly writes the user id in plain text',
    find: /this\.saveCookie\(value\);/,
    replace:
      "if (userId) baseCookie.set('amp_user', userId, {}), baseCookie.set('amp_user', null, {}); this.saveCookie(value);",
    breaks: 'COOKIE-VALUE-3',
    consequences: ['PROBE-3'],
    message: /cookies written with the user id .* in plain text: expected \[\], saw \[ 'amp_user=.+@example\.com/,
  },
  {
    name: 'counts events by twos',
    find: /this\._eventId\+\+;/,
    replace: 'this._eventId += 2;',
    breaks: 'COOKIE-VALUE-7',
    message: /numbers of the events: expected \[ (\d), \d \], saw \[ \1, \d \]/,
  },
  {
    name: 'pads device ids to a hundred and twenty-two characters',
    find: /i < 22; \+\+i/,
    replace: 'i < 122; ++i',
    breaks: 'COOKIE-SIZE-1',
    message: /identity cookies of more than 120 bytes: expected \[\], saw \[ 'amp_/,
  },
  {
    name: 'stores its cookie for ten years',
    find: /cookieExpiration: 365,/,
    replace: 'cookieExpiration: 3650,',
    breaks: 'COOKIE-LIFE-1',
    consequences: ['COOKIE-LIFE-3'],
    message: /lifetime written for the identity cookie, in days: expected \[ 365 \], saw \[ 3650 \]/,
  },
  {
    name: 'leaves the cookie’s path to the browser',
    find: /str \+= '; path=\/';/,
    replace: '',
    breaks: 'COOKIE-ATTR-1',
    message: /path of the identity cookie: expected \[ '\/' \], saw \[ '\/\w+' \]/,
  },
  {
    name: 'ignores the chosen cookie domain',
    find: /this\.cookieDomain = domain \|\| \(/,
    replace: 'this.cookieDomain = (',
    breaks: 'DOMAIN-3',
    consequences: ['DOMAIN-4'],
    message: /number of identity cookies with the domain \.app\..*: expected 1, saw 0/,
  },
  {
    name: 'writes a cookie for another site',
    find: /document\.cookie = str;/,
    replace: "document.cookie = str; document.cookie = 'amp_all=1; domain=.tracker.example';",
    breaks: 'FIRST-PARTY-1',
    message: /cookies written for another site: expected \[\], saw \[ 'amp_all=1; domain=\.tracker\.example'/,
  },
  {
    name: 'leaves a probe cookie',
    find: /_this\._lastEventTime = now;/,
    replace: "_this._lastEventTime = now; if (!_this.options.disableCookies) baseCookie.set('amp_probe', 1, {});",
    breaks: 'PROBE-1',
    consequences: ['DOMAIN-4'],
    message: /cookies left beside the identity cookie: expected \[\], saw \[ 'amp_probe'/,
  },
  {
    name: 'leaves the deprecated cookie beside the one it moved to',
    find: /this\.cookieStorage\.remove\(this\._oldCookiename\);/,
    replace: '',
    breaks: 'DEPRECATED-3',
    message: /numbers of newer and of deprecated identity cookies: expected \[ 1, 0 \], saw \[ 1, 1 \]/,
  },
  {
    name: 'never logs anybody out',
    find: /'' \+ userId \|\| null;/,
    replace: "'' + userId || this.options.userId;",
    breaks: 'IDENTITY-9',
    message:
      /user ids of the events .*: expected \[ null, 'ada', 'ada', null, null \], saw \[ null, 'ada', 'ada', 'ada', 'ada' \]/,
  },
  {
    name: 'makes device ids from a hash of the time',
    find: /return base64Id\(\);/,
    replace: 'return md5(String(Date.now()));',
    breaks: 'DEVICE-1',
    consequences: ['IDENTITY-3', 'XDOMAIN-1', 'PROJECT-1'],
    message: /number of device ids of 4 visitors: expected 4, saw 1/,
  },
  {
    name: 'puts the host into device ids, without its dots',
    find: /return base64Id\(\);/,
    replace: "return utils.getHost().replace(/\\W/g, '') + base64Id();",
    breaks: 'DEVICE-2',
    message: /known data in the device id .*: expected \[\], saw \[ 'the host' \]/,
  },
  {
    name: 'escapes markup in user ids',
    find: /user_id: this\.options\.userId,/,
    replace: "user_id: this.options.userId && this.options.userId.replace(/</g, '&lt;'),",
    breaks: 'HOSTILE-1',
    message: /user id of the event: expected '.*<script>.*, saw '.*&lt;script>/,
  },
  {
    name: 'takes a device id from the URL without the option',
    find: /if \(this\.options\.deviceIdFromUrlParam\) \{/,
    replace: 'if (true) {',
    breaks: 'URL-1',
    message: /whether the device id comes from the URL: expected false, saw true/,
  },
  {
    name: 'adds the device id to links when they are pressed',
    find: /_this\._isInitialized = true;/,
    replace:
      "_this._isInitialized = true; document.addEventListener('mousedown', function (e) { e.target.href += '?amp_device_id=' + _this.options.deviceId; });",
    breaks: 'XDOMAIN-2',
    message: /the page’s URL and its links: expected .*, saw .*\?amp_device_id=/,
  },
  {
    name: 'never ends a session while a page is open',
    find: /eventTime - this\._lastEventTime > this\.options\.sessionTimeout/,
    replace: 'false',
    breaks: 'SESSION-2',
    consequences: ['SESSION-5'],
    message: /sessions after a day: expected \[ 0, 1 \], saw \[ 0, 0 \]/,
  },
  {
    name: 'writes probe cookies although cookies are disabled',
    find: /!disableCookies \? topDomain\(loc\) : ''/,
    replace: 'topDomain(loc)',
    breaks: 'LOCAL-2',
    message: /cookies written, even briefly: expected \[\], saw \[ '_tldtest_/,
  },
  {
    name: 'does not load if local storage throws',
    find: /\/\/ localStorage not available/,
    replace: 'throw e;',
    breaks: 'NOSTORE-2',
    consequences: ['NOSTORE-1', 'NOSTORE-3', 'UNSENT-4', 'UNSENT-SPOILT-3'],
    message: /The candidate did not load: .* Its scripts threw: SecurityError/,
  },
];

/** Defects in what is tracked and when, by subject. They apply to the same bundle. */
export const DEFECTS_OF_TRACKING: readonly Defect[] = [
  {
    name: 'treats “too many requests” as success',
    find: /if \(status === 200\) \{(?=\s+scope\.removeEvents)/,
    replace: 'if (status === 200 || status === 429) {',
    breaks: 'UNSENT-10',
    consequences: ['ORDER-3'],
    message: /events in local storage after 429: expected \[ 'refused' \], saw \[\]/,
  },
  {
    name: 'looks for unsent events under the default key',
    find: /this\._loadSavedUnsentEvents\(this\.options\.unsentKey\)/,
    replace: 'this._loadSavedUnsentEvents(DEFAULT_OPTIONS.unsentKey)',
    breaks: 'UNSENT-2',
    message:
      /events accepted from the next page with the same keys: expected \[ 'an event', 'last' \], saw \[ 'last' \]/,
  },
  {
    name: 'stores 1001 unsent events',
    find: /savedMaxCount: 1000,/,
    replace: 'savedMaxCount: 1001,',
    breaks: 'UNSENT-CAP-1',
    message: /number of stored events of 1005 unsent ones: expected 1000, saw 1001/,
  },
  {
    name: 'keeps unsent identifies only in memory',
    find: /this\._setInStorage\(localStorage\$1, this\.options\.unsentIdentifyKey, serializedIdentifys\);/,
    replace: '',
    breaks: 'UNSENT-15',
    consequences: ['UNSENT-7', 'UNSENT-8', 'UNSENT-CAP-4', 'UNSENT-KEY-2', 'ORDER-3'],
    message:
      /identifies in local storage after their upload was refused: expected \[ '\$identify', '\$identify' \], saw \[\]/,
  },
  {
    name: 'stores any number of identifies',
    find: /this\._limitEventsQueued\(this\._unsentIdentifys\);/,
    replace: '',
    breaks: 'UNSENT-CAP-4',
    message: /stored identifies of 5 with savedMaxCount 3: /,
  },
  {
    name: 'stores unsent identifies under the default key',
    find: /this\.options\.unsentIdentifyKey, serializedIdentifys/,
    replace: 'DEFAULT_OPTIONS.unsentIdentifyKey, serializedIdentifys',
    breaks: 'UNSENT-KEY-2',
    consequences: ['UNSENT-8'],
    message:
      /key of the unsent identifies: expected \[ 'waiting_identifies_\w+' \], saw \[ 'amplitude_unsent_identify_\w+' \]/,
  },
  {
    name: 'shares one queue among its instances',
    find: /this\._instanceName === Constants\.DEFAULT_INSTANCE \? '' : '_' \+ this\._instanceName/,
    replace: "''",
    breaks: 'UNSENT-SCOPE-3',
    consequences: ['UNSENT-SCOPE-4'],
    message: /waiting events by storage key: .*, saw \[ \[ 'of the named instance' \] \]/,
  },
  {
    name: 'uploads the latest first',
    find: /\.event\.sequence_number < this\._unsentIdentifys/,
    replace: '.event.sequence_number > this._unsentIdentifys',
    breaks: 'ORDER-2',
    message: /call positions in order of arrival: /,
  },
  {
    name: 'does not wait for one upload before the next',
    find: /if \(this\._sending\) \{/,
    replace: 'if (false) {',
    breaks: 'ORDER-3',
    consequences: ['DEFER-4', 'DEFER-18'],
    message: /accepted events and identifies, sorted: /,
  },
  {
    name: 'repeats the first event of an upload that was too large',
    find: /scope\.options\.uploadBatchSize = Math\.ceil\(numEvents \/ 2\);/,
    replace:
      'scope.options.uploadBatchSize = Math.ceil(numEvents / 2); scope._unsentEvents.unshift(scope._unsentEvents[0]);',
    breaks: 'ORDER-3',
    message: /events accepted, sorted: .*, saw \[.*'first',\s+'first'/s,
  },
  {
    name: 'tracks an event of its own after half a minute',
    find: /_this\._isInitialized = true;/,
    replace: "_this._isInitialized = true; setTimeout(function () { _this.logEvent('still there'); }, 30000);",
    breaks: 'ORDER-4',
    // Their checks let a minute pass, in case an SDK tries again on its own.
    consequences: ['UNSENT-9', 'UNSENT-10', 'UNSENT-12'],
    message: /accepted events that were never tracked: expected \[\], saw \[ 'still there'/,
  },
  {
    name: 'forgets an opt-out as soon as the page is unloaded',
    find: /scope\.options\.optOut = cookieData\.optOut;/,
    replace: '',
    breaks: 'OPTOUT-2',
    consequences: ['OPTOUT-7', 'OPTOUT-9', 'OPTOUT-10', 'OPTOUT-11', 'LOCAL-5', 'DEPRECATED-5'],
    message: /events accepted on a later page: expected \[ 'while in' \], saw \[ 'while in', 'still out' \]/,
  },
  {
    name: 'sends waiting events after an opt-out',
    find: /if \(this\.options\.optOut\) \{(?=\s+this\.removeEvents)/,
    replace: 'if (false) {',
    breaks: 'OPTOUT-7',
    consequences: ['OPTOUT-15'],
    message: /requests that reached the endpoint after the opt-out: expected \[\], saw \[ 'OPTIONS ', 'POST /,
  },
  {
    name: 'stores identifies of a user who has opted out',
    find: /if \(this\.options\.optOut\) \{(?=\s+_logErrors)/,
    replace: 'if (this.options.optOut && eventType !== Constants.IDENTIFY_EVENT) {',
    breaks: 'OPTOUT-6',
    message:
      /places that hold the identify made after the opt-out: expected \[\], saw \[ 'local storage amplitude_unsent_identify_/,
  },
  {
    name: 'treats enabling tracking as opting in',
    find: /this\._initializationDeferred = false;/,
    replace: 'this._initializationDeferred = false; this.options.optOut = false;',
    breaks: 'OPTOUT-14',
    message: /whether an event is accepted after an opt-out by late call: expected false, saw true/,
  },
  {
    name: 'stops tracking on “Do not track”',
    find: /if \(this\.options\.optOut\) \{(?=\s+_logErrors)/,
    replace: "if (this.options.optOut || navigator.doNotTrack === '1') {",
    breaks: 'DNT-1',
    message: /events accepted: expected \[ 'visited' \], saw \[\]/,
  },
  {
    name: 'writes a cookie while deferred',
    find: /this\._initializationDeferred = true;/,
    replace: "this._initializationDeferred = true; document.cookie = 'amp_waiting=1; path=/';",
    breaks: 'DEFER-1',
    consequences: ['DEFER-12', 'DEFER-15'],
    message: /data stored before consent: expected \[\], saw \[ 'cookie amp_waiting'/,
  },
  {
    name: 'waits for consent on the home page only',
    find: /this\.options\.deferInitialization && !hasCookie/,
    replace: "this.options.deferInitialization && !hasCookie && GlobalScope.location.pathname === '/'",
    breaks: 'DEFER-8',
    consequences: ['DEFER-14', 'DEFER-15'],
    message: /data stored and requests sent since a page on www was opened: expected \[\], saw \[ 'cookie amp_/,
  },
  {
    name: 'forgets the chosen cookie lifetime while deferred',
    find: /this\._initializationDeferred = true;/,
    replace:
      'this._initializationDeferred = true; arguments[2].cookieExpiration = this.options.cookieExpiration = 365;',
    breaks: 'DEFER-10',
    message: /lifetime written for the identity cookie, in days: expected \[ 7 \], saw \[ 7, 365 \]/,
  },
  {
    name: 'treats another project’s cookie as consent',
    find: /var hasCookie = hasNewCookie \|\| hasOldCookie;/,
    replace: 'var hasCookie = hasNewCookie || hasOldCookie || /(^|; )amp_/.test(document.cookie);',
    breaks: 'DEFER-15',
    message: /stored data after initialising the other project: /,
  },
  {
    name: 'does not treat a deprecated cookie as consent',
    find: /var hasCookie = hasNewCookie \|\| hasOldCookie;/,
    replace: 'var hasCookie = hasNewCookie;',
    breaks: 'DEFER-17',
    message: /events accepted without enabling tracking: expected \[ 'not deferred' \], saw \[\]/,
  },
  {
    name: 'asks for consent again on every page',
    find: /this\.options\.deferInitialization && !hasCookie/,
    replace: 'this.options.deferInitialization && !this._asked && (this._asked = true)',
    breaks: 'DEFER-11',
    consequences: ['DEFER-6', 'DEFER-16', 'DEFER-17'],
    message:
      /events accepted without enabling tracking: expected \[ 'consented', 'not deferred' \], saw \[ 'consented' \]/,
  },
  {
    name: 'makes a new visitor whenever tracking is enabled',
    find: /this\._initializationDeferred = false;/,
    replace: 'this._initializationDeferred = false; this.options.deviceId = base64Id();',
    breaks: 'DEFER-18',
    message: /number of visitors and sessions among the events: expected 1, saw 2/,
  },
  {
    name: 'writes as soon as it is loaded',
    find: /var version = "8\.21\.10";/,
    replace: "var version = '8.21.10'; try { GlobalScope.localStorage.setItem('amp_loaded', '1'); } catch (e) {}",
    breaks: 'LOAD-1',
    consequences: ['DEFER-1'],
    message: /data stored before init: expected \[\], saw \[ 'local storage amp_loaded' \]/,
  },
  {
    name: 'clears nothing',
    find: /return this\._metadataStorage\.clear\(\);/,
    replace: 'return true;',
    breaks: 'CLEAR-1',
    consequences: ['CLEAR-2', 'CLEAR-3', 'DEFER-14'],
    message: /identity cookies after clearing the storage: expected \[\], saw \[ 'amp_/,
  },
  {
    name: 'clears all of local storage even if the identity is in a cookie',
    find: /return this\._metadataStorage\.clear\(\);/,
    replace: 'localStorage$1.clear(); return this._metadataStorage.clear();',
    breaks: 'CLEAR-4',
    message: /cookies and storage of other scripts after clearing: .*, saw .* cart: undefined/,
  },
  {
    name: 'removes a foreign cookie whose name begins like its own',
    find: /_this\._isInitialized = true;/,
    replace:
      "_this._isInitialized = true; baseCookie.set('amp', null, { domain: _this._metadataStorage.cookieDomain });",
    breaks: 'FOREIGN-1',
    consequences: ['CLEAR-4'],
    message: /cookies of the site’s other scripts: expected .* amp: '1'.*, saw .* amp: undefined/,
  },
  {
    name: 'shares one set of options among its instances',
    find: /_objectSpread2\(_objectSpread2\(\{\}, DEFAULT_OPTIONS\), \{\}, \{(?=\s+headers)/,
    replace: '_objectSpread2(DEFAULT_OPTIONS, {}, {',
    breaks: 'PROJECT-2',
    consequences: ['PROJECT-1', 'PROJECT-3', 'PROJECT-4', 'PROJECT-5'],
    message: /user ids of the events: expected \[ 'ada', null, 'ada' \], saw \[ 'ada', 'ada', 'ada' \]/,
  },
  {
    name: 'sends everything to the first project of the page',
    find: /client: this\.options\.apiKey,/,
    replace: 'client: (AmplitudeClient.first = AmplitudeClient.first || this.options.apiKey),',
    breaks: 'PROJECT-3',
    consequences: ['PROJECT-5'],
    message: /projects and types of the accepted events: /,
  },
  {
    name: 'accepts any value for a boolean or a number',
    find: /!utils\.validateInput\(inputValue, key \+ ' option', expectedType\)/,
    replace: 'false',
    breaks: 'OPTIONS-5',
    consequences: ['OPTIONS-2', 'OPTIONS-3'],
    message: /events accepted: expected \[ 'visited' \], saw \[\]/,
  },
  {
    name: 'contacts a foreign address after an opt-out',
    find: /this\.options\.optOut = enable;/,
    replace: "this.options.optOut = enable; fetch('http://collector.example/', { mode: 'no-cors' }).catch(() => {});",
    breaks: 'NETWORK-1',
    consequences: ['LOAD-2'],
    message: /requests to foreign addresses: expected \[\], saw \[ 'GET http:\/\/collector\.example\/' \]/,
  },
];

/** Defects in promises that only releases 3 to 5 make. They apply to `amplitude.js` of `amplitude-js` 5.10.0. */
export const DEFECTS_OF_3_TO_5: readonly Defect[] = [
  {
    name: 'puts a dot before the domain in its cookie’s name',
    find: /return name \+ suffix;/,
    replace: "return name + (suffix && '.' + suffix);",
    breaks: 'COOKIE-NAME-2',
    message: /suffix after amplitude_id_ in the cookie name.*: expected \[ '(\w{32})(\S+)' \], saw \[ '\1\.\2' \]/,
  },
  {
    name: 'ignores the option cookieName',
    find: /if \(!options\.hasOwnProperty\(key\)\) \{/,
    replace: "if (!options.hasOwnProperty(key) || key === 'cookieName') {",
    breaks: 'COOKIE-NAME-6',
    message: /with cookieName renamed: expected \[ 'renamed' \], saw \[ 'amplitu' \]/,
  },
  {
    name: 'stores its cookie for a year',
    find: /cookieExpiration: 365 \* 10,/,
    replace: 'cookieExpiration: 365,',
    breaks: 'COOKIE-LIFE-5',
    message: /lifetime written for the identity cookie, in days: expected \[ 3650 \], saw \[ 365 \]/,
  },
];

/** The version to whose bundle the defects apply unless another is given. */
export const LATEST = '8.21.10';

/** The published candidate to whose bundle the defects apply. */
export function originalCandidate(version = LATEST): Promise<Candidate> {
  const root = path.resolve(import.meta.dirname, '../..');
  return resolveCandidate(`npm:amplitude-js@${version}`, {
    cwd: root,
    cacheDir: CACHE_FOLDER,
    bundleReference: () => Promise.reject(new Error('not needed')),
  });
}

export async function originalBundle(version = LATEST): Promise<string> {
  const { scripts } = await originalCandidate(version);
  return readFile(`${scripts[0]}`, 'utf8');
}

/**
 * Returns the bundle with the defect. Throws if the defect does not apply, since an intact copy would prove nothing.
 */
export function withDefect(bundle: string, { name, find, replace }: Pick<Defect, 'name' | 'find' | 'replace'>): string {
  const places = bundle.split(find).length - 1;
  if (places !== 1) throw new Error(`“${name}” applies in ${places} places of the bundle; expected exactly one.`);
  return bundle.replace(find, () => replace);
}
