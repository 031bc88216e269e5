import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { CACHE_FOLDER } from '../../harness/resolve/cache-folder.ts';
import { resolveCandidate } from '../../harness/resolve/resolve.ts';

/**
 * One change to a published bundle that breaks one requirement. The suite must detect it at that requirement, with a message
 * that describes it: a check that cannot distinguish such a copy from the original is worthless.
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
  says: RegExp;
}

/** Defects in the identity of visitors and where it is stored, by subject. They apply to `amplitude.js` of `amplitude-js` 8.21.10. */
export const DEFECTS_OF_IDENTITY: readonly Defect[] = [
  {
    name: 'takes seven characters of the API key',
    find: /apiKey\.slice\(0, 6\)/,
    replace: 'apiKey.slice(0, 7)',
    breaks: 'COOKIE-NAME-2',
    says: /suffix after amp_ in the cookie name.*: expected \[ '\w{6}' \], saw \[ '\w{7}' \]/,
  },
  {
    name: 'writes the user id in clear, if only for a moment',
    find: /this\.saveCookie\(value\);/,
    replace:
      "if (userId) baseCookie.set('amp_user', userId, {}), baseCookie.set('amp_user', null, {}); this.saveCookie(value);",
    breaks: 'COOKIE-VALUE-3',
    consequences: ['PROBE-3'],
    says: /cookies written with the user id .* in clear text: expected \[\], saw \[ 'amp_user=.+@example\.com/,
  },
  {
    name: 'counts events by twos',
    find: /this\._eventId\+\+;/,
    replace: 'this._eventId += 2;',
    breaks: 'COOKIE-VALUE-7',
    says: /numbers of the events: expected \[ (\d), \d \], saw \[ \1, \d \]/,
  },
  {
    name: 'pads device ids to a hundred and twenty-two characters',
    find: /i < 22; \+\+i/,
    replace: 'i < 122; ++i',
    breaks: 'COOKIE-SIZE-1',
    says: /identity cookies of more than 120 bytes: expected \[\], saw \[ 'amp_/,
  },
  {
    name: 'keeps its cookie for ten years',
    find: /cookieExpiration: 365,/,
    replace: 'cookieExpiration: 3650,',
    breaks: 'COOKIE-LIFE-1',
    consequences: ['COOKIE-LIFE-3'],
    says: /lifetime written for the identity cookie, in days: expected \[ 365 \], saw \[ 3650 \]/,
  },
  {
    name: 'leaves the cookie’s path to the browser',
    find: /str \+= '; path=\/';/,
    replace: '',
    breaks: 'COOKIE-ATTR-1',
    says: /path of the identity cookie: expected \[ '\/' \], saw \[ '\/\w+' \]/,
  },
  {
    name: 'chooses the cookie’s domain itself',
    find: /this\.cookieDomain = domain \|\| \(/,
    replace: 'this.cookieDomain = (',
    breaks: 'DOMAIN-3',
    consequences: ['DOMAIN-4'],
    says: /number of identity cookies with the domain \.app\..*: expected 1, saw 0/,
  },
  {
    name: 'tries a cookie for another site',
    find: /document\.cookie = str;/,
    replace: "document.cookie = str; document.cookie = 'amp_all=1; domain=.tracker.example';",
    breaks: 'FIRST-PARTY-1',
    says: /cookies written for another site: expected \[\], saw \[ 'amp_all=1; domain=\.tracker\.example'/,
  },
  {
    name: 'leaves a probe cookie',
    find: /_this\._lastEventTime = now;/,
    replace: "_this._lastEventTime = now; if (!_this.options.disableCookies) baseCookie.set('amp_probe', 1, {});",
    breaks: 'PROBE-1',
    consequences: ['DOMAIN-4'],
    says: /cookies left beside the identity cookie: expected \[\], saw \[ 'amp_probe'/,
  },
  {
    name: 'leaves the deprecated cookie beside the one it moved to',
    find: /this\.cookieStorage\.remove\(this\._oldCookiename\);/,
    replace: '',
    breaks: 'DEPRECATED-3',
    says: /numbers of newer and of deprecated identity cookies: expected \[ 1, 0 \], saw \[ 1, 1 \]/,
  },
  {
    name: 'never logs anybody out',
    find: /'' \+ userId \|\| null;/,
    replace: "'' + userId || this.options.userId;",
    breaks: 'IDENTITY-9',
    says: /user ids of the events .*: expected \[ null, 'ada', 'ada', null, null \], saw \[ null, 'ada', 'ada', 'ada', 'ada' \]/,
  },
  {
    name: 'makes device ids of the time, well stirred',
    find: /return base64Id\(\);/,
    replace: 'return md5(String(Date.now()));',
    breaks: 'DEVICE-1',
    consequences: ['IDENTITY-3', 'XDOMAIN-1', 'PROJECT-1'],
    says: /number of device ids of 4 visitors: expected 4, saw 1/,
  },
  {
    name: 'puts the host into device ids, without its dots',
    find: /return base64Id\(\);/,
    replace: "return utils.getHost().replace(/\\W/g, '') + base64Id();",
    breaks: 'DEVICE-2',
    says: /known data in the device id .*: expected \[\], saw \[ 'the host' \]/,
  },
  {
    name: 'escapes markup in user ids',
    find: /user_id: this\.options\.userId,/,
    replace: "user_id: this.options.userId && this.options.userId.replace(/</g, '&lt;'),",
    breaks: 'HOSTILE-1',
    says: /user id of the event: expected '.*<script>.*, saw '.*&lt;script>/,
  },
  {
    name: 'takes a device id from the address unasked',
    find: /if \(this\.options\.deviceIdFromUrlParam\) \{/,
    replace: 'if (true) {',
    breaks: 'URL-1',
    says: /whether the device id comes from the address: expected false, saw true/,
  },
  {
    name: 'gives links the device id to carry once they are pressed',
    find: /_this\._isInitialized = true;/,
    replace:
      "_this._isInitialized = true; document.addEventListener('mousedown', function (e) { e.target.href += '?amp_device_id=' + _this.options.deviceId; });",
    breaks: 'XDOMAIN-2',
    says: /the page’s address and its links: expected .*, saw .*\?amp_device_id=/,
  },
  {
    name: 'ends no session while a page is open',
    find: /eventTime - this\._lastEventTime > this\.options\.sessionTimeout/,
    replace: 'false',
    breaks: 'SESSION-2',
    consequences: ['SESSION-5'],
    says: /sessions after a day: expected \[ 0, 1 \], saw \[ 0, 0 \]/,
  },
  {
    name: 'looks for its domain with cookies although they are disabled',
    find: /!disableCookies \? topDomain\(loc\) : ''/,
    replace: 'topDomain(loc)',
    breaks: 'LOCAL-2',
    says: /cookies written, even briefly: expected \[\], saw \[ '_tldtest_/,
  },
  {
    name: 'does not load where local storage throws',
    find: /\/\/ localStorage not available/,
    replace: 'throw e;',
    breaks: 'NOSTORE-2',
    consequences: ['NOSTORE-1', 'NOSTORE-3', 'UNSENT-4', 'UNSENT-SPOILT-3'],
    says: /The candidate did not load: .* Its scripts threw: SecurityError/,
  },
];

/** Defects in what is tracked and when, by subject. They apply to the same bundle. */
export const DEFECTS_OF_TRACKING: readonly Defect[] = [
  {
    name: 'takes “too many requests” for an answer',
    find: /if \(status === 200\) \{(?=\s+scope\.removeEvents)/,
    replace: 'if (status === 200 || status === 429) {',
    breaks: 'UNSENT-10',
    consequences: ['ORDER-3'],
    says: /events in local storage after 429: expected \[ 'refused' \], saw \[\]/,
  },
  {
    name: 'looks for unsent events under the key of old',
    find: /this\._loadSavedUnsentEvents\(this\.options\.unsentKey\)/,
    replace: 'this._loadSavedUnsentEvents(DEFAULT_OPTIONS.unsentKey)',
    breaks: 'UNSENT-2',
    says: /events accepted from the next page with the same keys: expected \[ 'an event', 'last' \], saw \[ 'last' \]/,
  },
  {
    name: 'keeps 1001 unsent events',
    find: /savedMaxCount: 1000,/,
    replace: 'savedMaxCount: 1001,',
    breaks: 'UNSENT-CAP-1',
    says: /number of stored events of 1005 unsent ones: expected 1000, saw 1001/,
  },
  {
    name: 'keeps unsent identifies nowhere but in memory',
    find: /this\._setInStorage\(localStorage\$1, this\.options\.unsentIdentifyKey, serializedIdentifys\);/,
    replace: '',
    breaks: 'UNSENT-15',
    consequences: ['UNSENT-7', 'UNSENT-8', 'UNSENT-CAP-4', 'UNSENT-KEY-2', 'ORDER-3'],
    says: /identifies in local storage after their upload was refused: expected \[ '\$identify', '\$identify' \], saw \[\]/,
  },
  {
    name: 'keeps whatever number of identifies',
    find: /this\._limitEventsQueued\(this\._unsentIdentifys\);/,
    replace: '',
    breaks: 'UNSENT-CAP-4',
    says: /stored identifies of 5 with savedMaxCount 3: /,
  },
  {
    name: 'keeps unsent identifies under the key of old',
    find: /this\.options\.unsentIdentifyKey, serializedIdentifys/,
    replace: 'DEFAULT_OPTIONS.unsentIdentifyKey, serializedIdentifys',
    breaks: 'UNSENT-KEY-2',
    consequences: ['UNSENT-8'],
    says: /key of the unsent identifies: expected \[ 'waiting_identifies_\w+' \], saw \[ 'amplitude_unsent_identify_\w+' \]/,
  },
  {
    name: 'has its instances share their queues',
    find: /this\._instanceName === Constants\.DEFAULT_INSTANCE \? '' : '_' \+ this\._instanceName/,
    replace: "''",
    breaks: 'UNSENT-SCOPE-3',
    consequences: ['UNSENT-SCOPE-4'],
    says: /waiting events by storage key: .*, saw \[ \[ 'of the named instance' \] \]/,
  },
  {
    name: 'uploads the latest first',
    find: /\.event\.sequence_number < this\._unsentIdentifys/,
    replace: '.event.sequence_number > this._unsentIdentifys',
    breaks: 'ORDER-2',
    says: /call positions in order of arrival: /,
  },
  {
    name: 'does not wait for one upload before the next',
    find: /if \(this\._sending\) \{/,
    replace: 'if (false) {',
    breaks: 'ORDER-3',
    consequences: ['DEFER-4', 'DEFER-18'],
    says: /accepted events and identifies, sorted: /,
  },
  {
    name: 'repeats the first event of what was too large',
    find: /scope\.options\.uploadBatchSize = Math\.ceil\(numEvents \/ 2\);/,
    replace:
      'scope.options.uploadBatchSize = Math.ceil(numEvents / 2); scope._unsentEvents.unshift(scope._unsentEvents[0]);',
    breaks: 'ORDER-3',
    says: /events accepted, sorted: .*, saw \[.*'first',\s+'first'/s,
  },
  {
    name: 'tracks that somebody is still there',
    find: /_this\._isInitialized = true;/,
    replace: "_this._isInitialized = true; setTimeout(function () { _this.logEvent('still there'); }, 30000);",
    breaks: 'ORDER-4',
    // Their checks let a minute pass, in case an SDK tries again on its own.
    consequences: ['UNSENT-9', 'UNSENT-10', 'UNSENT-12'],
    says: /accepted events that were never tracked: expected \[\], saw \[ 'still there'/,
  },
  {
    name: 'forgets an opt-out as soon as the page is left',
    find: /scope\.options\.optOut = cookieData\.optOut;/,
    replace: '',
    breaks: 'OPTOUT-2',
    consequences: ['OPTOUT-7', 'OPTOUT-9', 'OPTOUT-10', 'OPTOUT-11', 'LOCAL-5', 'DEPRECATED-5'],
    says: /events accepted on a later page: expected \[ 'while in' \], saw \[ 'while in', 'still out' \]/,
  },
  {
    name: 'sends what waits although the person is out',
    find: /if \(this\.options\.optOut\) \{(?=\s+this\.removeEvents)/,
    replace: 'if (false) {',
    breaks: 'OPTOUT-7',
    consequences: ['OPTOUT-15'],
    says: /requests that reached the endpoint after the opt-out: expected \[\], saw \[ 'OPTIONS ', 'POST /,
  },
  {
    name: 'identifies a person who is out',
    find: /if \(this\.options\.optOut\) \{(?=\s+_logErrors)/,
    replace: 'if (this.options.optOut && eventType !== Constants.IDENTIFY_EVENT) {',
    breaks: 'OPTOUT-6',
    says: /places that hold the identify made after the opt-out: expected \[\], saw \[ 'local storage amplitude_unsent_identify_/,
  },
  {
    name: 'takes enabling for opting in',
    find: /this\._initializationDeferred = false;/,
    replace: 'this._initializationDeferred = false; this.options.optOut = false;',
    breaks: 'OPTOUT-14',
    says: /whether an event is accepted after an opt-out by late call: expected false, saw true/,
  },
  {
    name: 'heeds “Do not track”',
    find: /if \(this\.options\.optOut\) \{(?=\s+_logErrors)/,
    replace: "if (this.options.optOut || navigator.doNotTrack === '1') {",
    breaks: 'DNT-1',
    says: /events accepted: expected \[ 'visited' \], saw \[\]/,
  },
  {
    name: 'writes a cookie while deferred',
    find: /this\._initializationDeferred = true;/,
    replace: "this._initializationDeferred = true; document.cookie = 'amp_waiting=1; path=/';",
    breaks: 'DEFER-1',
    consequences: ['DEFER-12', 'DEFER-15'],
    says: /data stored before consent: expected \[\], saw \[ 'cookie amp_waiting'/,
  },
  {
    name: 'waits for consent on the home page alone',
    find: /this\.options\.deferInitialization && !hasCookie/,
    replace: "this.options.deferInitialization && !hasCookie && GlobalScope.location.pathname === '/'",
    breaks: 'DEFER-8',
    consequences: ['DEFER-14', 'DEFER-15'],
    says: /data stored and requests sent since a page on www was opened: expected \[\], saw \[ 'cookie amp_/,
  },
  {
    name: 'forgets while it waits how long its cookie was to live',
    find: /this\._initializationDeferred = true;/,
    replace:
      'this._initializationDeferred = true; arguments[2].cookieExpiration = this.options.cookieExpiration = 365;',
    breaks: 'DEFER-10',
    says: /lifetime written for the identity cookie, in days: expected \[ 7 \], saw \[ 7, 365 \]/,
  },
  {
    name: 'takes another project’s cookie for consent',
    find: /var hasCookie = hasNewCookie \|\| hasOldCookie;/,
    replace: 'var hasCookie = hasNewCookie || hasOldCookie || /(^|; )amp_/.test(document.cookie);',
    breaks: 'DEFER-15',
    says: /stored data after initialising the other project: /,
  },
  {
    name: 'does not take a deprecated cookie for consent',
    find: /var hasCookie = hasNewCookie \|\| hasOldCookie;/,
    replace: 'var hasCookie = hasNewCookie;',
    breaks: 'DEFER-17',
    says: /events accepted without enabling tracking: expected \[ 'not deferred' \], saw \[\]/,
  },
  {
    name: 'asks whoever consented again and again',
    find: /this\.options\.deferInitialization && !hasCookie/,
    replace: 'this.options.deferInitialization && !this._asked && (this._asked = true)',
    breaks: 'DEFER-11',
    consequences: ['DEFER-6', 'DEFER-16', 'DEFER-17'],
    says: /events accepted without enabling tracking: expected \[ 'consented', 'not deferred' \], saw \[ 'consented' \]/,
  },
  {
    name: 'makes a new visitor whenever tracking is enabled',
    find: /this\._initializationDeferred = false;/,
    replace: 'this._initializationDeferred = false; this.options.deviceId = base64Id();',
    breaks: 'DEFER-18',
    says: /number of visitors and sessions among the events: expected 1, saw 2/,
  },
  {
    name: 'writes as soon as it is loaded',
    find: /var version = "8\.21\.10";/,
    replace: "var version = '8.21.10'; try { GlobalScope.localStorage.setItem('amp_loaded', '1'); } catch (e) {}",
    breaks: 'LOAD-1',
    consequences: ['DEFER-1'],
    says: /data stored before init: expected \[\], saw \[ 'local storage amp_loaded' \]/,
  },
  {
    name: 'clears nothing',
    find: /return this\._metadataStorage\.clear\(\);/,
    replace: 'return true;',
    breaks: 'CLEAR-1',
    consequences: ['CLEAR-2', 'CLEAR-3', 'DEFER-14'],
    says: /identity cookies after clearing the storage: expected \[\], saw \[ 'amp_/,
  },
  {
    name: 'clears all of local storage even where the identity is in a cookie',
    find: /return this\._metadataStorage\.clear\(\);/,
    replace: 'localStorage$1.clear(); return this._metadataStorage.clear();',
    breaks: 'CLEAR-4',
    says: /cookies and storage of other scripts after clearing: .*, saw .* cart: undefined/,
  },
  {
    name: 'removes a cookie that begins like its own',
    find: /_this\._isInitialized = true;/,
    replace:
      "_this._isInitialized = true; baseCookie.set('amp', null, { domain: _this._metadataStorage.cookieDomain });",
    breaks: 'FOREIGN-1',
    consequences: ['CLEAR-4'],
    says: /cookies of the site’s other scripts: expected .* amp: '1'.*, saw .* amp: undefined/,
  },
  {
    name: 'has its instances share their options',
    find: /_objectSpread2\(_objectSpread2\(\{\}, DEFAULT_OPTIONS\), \{\}, \{(?=\s+headers)/,
    replace: '_objectSpread2(DEFAULT_OPTIONS, {}, {',
    breaks: 'PROJECT-2',
    consequences: ['PROJECT-1', 'PROJECT-3', 'PROJECT-4', 'PROJECT-5'],
    says: /user ids of the events: expected \[ 'ada', null, 'ada' \], saw \[ 'ada', 'ada', 'ada' \]/,
  },
  {
    name: 'sends everything to the first project of the page',
    find: /client: this\.options\.apiKey,/,
    replace: 'client: (AmplitudeClient.first = AmplitudeClient.first || this.options.apiKey),',
    breaks: 'PROJECT-3',
    consequences: ['PROJECT-5'],
    says: /projects and types of the accepted events: /,
  },
  {
    name: 'takes any value for a switch or a number',
    find: /!utils\.validateInput\(inputValue, key \+ ' option', expectedType\)/,
    replace: 'false',
    breaks: 'OPTIONS-5',
    consequences: ['OPTIONS-2', 'OPTIONS-3'],
    says: /events accepted: expected \[ 'visited' \], saw \[\]/,
  },
  {
    name: 'tells a stranger once the person has opted out',
    find: /this\.options\.optOut = enable;/,
    replace: "this.options.optOut = enable; fetch('http://collector.example/', { mode: 'no-cors' }).catch(() => {});",
    breaks: 'NETWORK-1',
    consequences: ['LOAD-2'],
    says: /requests to foreign addresses: expected \[\], saw \[ 'GET http:\/\/collector\.example\/' \]/,
  },
];

/** Defects in promises that only releases 3 to 5 make. They apply to `amplitude.js` of `amplitude-js` 5.10.0. */
export const DEFECTS_OF_3_TO_5: readonly Defect[] = [
  {
    name: 'puts a dot before the domain in its cookie’s name',
    find: /return name \+ suffix;/,
    replace: "return name + (suffix && '.' + suffix);",
    breaks: 'COOKIE-NAME-2',
    says: /suffix after amplitude_id_ in the cookie name.*: expected \[ '(\w{32})(\S+)' \], saw \[ '\1\.\2' \]/,
  },
  {
    name: 'knows no cookieName',
    find: /if \(!options\.hasOwnProperty\(key\)\) \{/,
    replace: "if (!options.hasOwnProperty(key) || key === 'cookieName') {",
    breaks: 'COOKIE-NAME-6',
    says: /with cookieName renamed: expected \[ 'renamed' \], saw \[ 'amplitu' \]/,
  },
  {
    name: 'keeps its cookie for a year',
    find: /cookieExpiration: 365 \* 10,/,
    replace: 'cookieExpiration: 365,',
    breaks: 'COOKIE-LIFE-5',
    says: /lifetime written for the identity cookie, in days: expected \[ 3650 \], saw \[ 365 \]/,
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

/** Returns the bundle with the defect. Throws if the defect does not apply, since an intact copy would prove nothing. */
export function withDefect(bundle: string, { name, find, replace }: Pick<Defect, 'name' | 'find' | 'replace'>): string {
  const places = bundle.split(find).length - 1;
  if (places !== 1) throw new Error(`“${name}” applies in ${places} places of the bundle; expected exactly one.`);
  return bundle.replace(find, () => replace);
}
