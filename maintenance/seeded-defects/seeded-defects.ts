import { DEFECTS_OF_IDENTITY, DEFECTS_OF_TRACKING, type Defect } from '../../suites/defects/defects.ts';

/** A defect that stories must find. */
export interface SeededDefect extends Pick<Defect, 'name' | 'find' | 'replace'> {
  /** The requirements at which a story may find it, depending on which is judged first. */
  breaks: readonly string[];
  /** The number of steps of the shortest story that can show it. */
  fewest: number;
}

/** Twenty defects, one change each. They apply to `amplitude.js` of `amplitude-js` 8.21.10. */
export const SEEDED_DEFECTS: readonly SeededDefect[] = [
  known('never logs anybody out', ['IDENTITY-9', 'COOKIE-VALUE-2'], 2),
  known('never ends a session while a page is open', ['SESSION-2'], 4),
  known('leaves a probe cookie', ['PROBE-1'], 1),
  known('keeps unsent identifies only in memory', ['UNSENT-15'], 3),
  known('uploads the latest first', ['ORDER-2'], 5),
  known('does not wait for one upload before the next', ['ORDER-3'], 4),
  known('forgets an opt-out as soon as the page is unloaded', ['COOKIE-VALUE-4', 'OPTOUT-1'], 2),
  known('sends waiting events after an opt-out', ['OPTOUT-7'], 6),
  known('stores identifies of a user who has opted out', ['OPTOUT-1', 'OPTOUT-5'], 2),
  known('treats enabling tracking as opting in', ['COOKIE-VALUE-4', 'OPTOUT-1'], 3),
  known('treats another project’s cookie as consent', ['COOKIE-NAME-1', 'DEFER-1'], 2),
  known('asks for consent again on every page', ['ORDER-3', 'COOKIE-VALUE-2', 'COOKIE-VALUE-4'], 3),
  known('makes a new visitor whenever tracking is enabled', ['COOKIE-VALUE-1', 'IDENTITY-1', 'IDENTITY-8'], 3),
  known('clears nothing', ['CLEAR-1'], 2),
  {
    name: 'stores unsent events of projects whose keys begin alike under one key',
    find: /this\._storageSuffix = '_' \+ apiKey \+ \(/,
    replace: "this._storageSuffix = '_' + apiKey.slice(0, 6) + (",
    breaks: ['UNSENT-SCOPE-1', 'UNSENT-SCOPE-2'],
    fewest: 3,
  },
  {
    name: 'defers in one tab but not in the next',
    find: /this\.options\.deferInitialization && !hasCookie/,
    replace:
      "this.options.deferInitialization && !hasCookie && !(GlobalScope.localStorage.getItem('amp_asked') && GlobalScope.localStorage.removeItem('amp_asked') === undefined) && (GlobalScope.addEventListener('pagehide', function () { GlobalScope.localStorage.setItem('amp_asked', '1'); }), true)",
    breaks: ['DEFER-1', 'DEFER-2', 'COOKIE-NAME-1'],
    fewest: 2,
  },
  {
    name: 'loses events tracked during an upload',
    find: /if \(unsentEvent\.event\.event_id > maxId\) \{/,
    replace: 'if (false) {',
    breaks: ['UNSENT-1', 'UNSENT-15', 'ORDER-3'],
    fewest: 4,
  },
  {
    name: 'stores a separate identity on a subdomain',
    find: /this\.cookieDomain = domain \|\| \(/,
    replace:
      'this.cookieDomain = domain || /^app\\./.test(GlobalScope.location.hostname) && GlobalScope.location.hostname || (',
    breaks: ['DOMAIN-1', 'COOKIE-NAME-1'],
    fewest: 1,
  },
  {
    name: 'drops waiting events when a person logs out',
    find: /this\.options\.userId = userId !== undefined && userId !== null && '' \+ userId \|\| null;/,
    replace:
      "this.options.userId = userId !== undefined && userId !== null && '' + userId || null; if (userId === null) this._unsentEvents = [];",
    breaks: ['UNSENT-1', 'ORDER-3'],
    fewest: 5,
  },
  {
    name: 'makes a new device id after a month',
    find: /_this\.options\.deviceId = _this\._getInitialDeviceId\(/,
    replace:
      '_this.options.deviceId = _this._lastEventTime && new Date().getTime() - _this._lastEventTime > 20 * 864e5 ? base64Id() : _this._getInitialDeviceId(',
    breaks: ['COOKIE-VALUE-1', 'IDENTITY-1'],
    fewest: 4,
  },
];

function known(name: string, breaks: readonly string[], fewest: number): SeededDefect {
  const defect = [...DEFECTS_OF_IDENTITY, ...DEFECTS_OF_TRACKING].find((one) => one.name === name);
  if (!defect) throw new Error(`There is no defect named “${name}”.`);
  return { name, find: defect.find, replace: defect.replace, breaks, fewest };
}
