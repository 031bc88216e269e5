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
  known('ends no session while a page is open', ['SESSION-2'], 4),
  known('leaves a probe cookie', ['PROBE-1'], 1),
  known('keeps unsent identifies nowhere but in memory', ['UNSENT-15'], 3),
  known('uploads the latest first', ['ORDER-2'], 5),
  known('does not wait for one upload before the next', ['ORDER-3'], 4),
  known('forgets an opt-out as soon as the page is left', ['COOKIE-VALUE-4', 'OPTOUT-1'], 2),
  known('sends what waits although the person is out', ['OPTOUT-7'], 6),
  known('identifies a person who is out', ['OPTOUT-1', 'OPTOUT-5'], 2),
  known('takes enabling for opting in', ['COOKIE-VALUE-4', 'OPTOUT-1'], 3),
  known('takes another project’s cookie for consent', ['COOKIE-NAME-1', 'DEFER-1'], 2),
  known('asks whoever consented again and again', ['ORDER-3', 'COOKIE-VALUE-2', 'COOKIE-VALUE-4'], 3),
  known('makes a new visitor whenever tracking is enabled', ['COOKIE-VALUE-1', 'IDENTITY-1', 'IDENTITY-8'], 3),
  known('clears nothing', ['CLEAR-1'], 2),
  {
    name: 'keeps under one key what is unsent of projects whose keys begin alike',
    find: /this\._storageSuffix = '_' \+ apiKey \+ \(/,
    replace: "this._storageSuffix = '_' + apiKey.slice(0, 6) + (",
    breaks: ['UNSENT-SCOPE-1', 'UNSENT-SCOPE-2'],
    fewest: 3,
  },
  {
    name: 'defers in one tab, and in no tab after it',
    find: /this\.options\.deferInitialization && !hasCookie/,
    replace:
      "this.options.deferInitialization && !hasCookie && !(GlobalScope.localStorage.getItem('amp_asked') && GlobalScope.localStorage.removeItem('amp_asked') === undefined) && (GlobalScope.addEventListener('pagehide', function () { GlobalScope.localStorage.setItem('amp_asked', '1'); }), true)",
    breaks: ['DEFER-1', 'DEFER-2', 'COOKIE-NAME-1'],
    fewest: 2,
  },
  {
    name: 'loses what is tracked while an upload is under way',
    find: /if \(unsentEvent\.event\.event_id > maxId\) \{/,
    replace: 'if (false) {',
    breaks: ['UNSENT-1', 'UNSENT-15', 'ORDER-3'],
    fewest: 4,
  },
  {
    name: 'keeps an identity of its own on a sub-domain',
    find: /this\.cookieDomain = domain \|\| \(/,
    replace:
      'this.cookieDomain = domain || /^app\\./.test(GlobalScope.location.hostname) && GlobalScope.location.hostname || (',
    breaks: ['DOMAIN-1', 'COOKIE-NAME-1'],
    fewest: 1,
  },
  {
    name: 'drops what waits when a person logs out',
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
