/**
 * One change to a published bundle that breaks one promise. The suite must find it, at that promise and with a message
 * that names it: a check that cannot tell such a copy from the original is worth nothing.
 */
export interface Defect {
  /** What the broken copy does. */
  name: string;
  /** What must occur in the bundle, exactly once, and what takes its place. */
  find: RegExp;
  replace: string;
  /** The promise it breaks: it must be found broken. */
  breaks: string;
  /** Promises that cannot hold either once that one is broken; no other may be found broken. */
  consequences: readonly string[];
  /** What the message about the promise must say. */
  says: RegExp;
}

/** Defects of `amplitude-js` 8.21.10, `amplitude.js`. */
export const DEFECTS: readonly Defect[] = [
  {
    name: 'takes seven characters of the API key',
    find: /apiKey\.slice\(0, 6\)/,
    replace: 'apiKey.slice(0, 7)',
    breaks: 'COOKIE-NAME-2',
    consequences: [],
    says: /what follows amp_ in the name.*: expected \[ '\w{6}' \], saw \[ '\w{7}' \]/,
  },
  {
    name: 'stores the user id in clear',
    find: /Base64\.encode\(userId \|\| ''\)/,
    replace: "(userId || '')",
    breaks: 'COOKIE-VALUE-3',
    consequences: ['COOKIE-VALUE-2', 'IDENTITY-2', 'DEFER-4'],
    says: /cookies written that show the user id .* in clear: expected \[\], saw \[ 'amp_.+@example\.com/,
  },
  {
    name: 'keeps 1001 unsent events',
    find: /savedMaxCount: 1000,/,
    replace: 'savedMaxCount: 1001,',
    breaks: 'UNSENT-CAP-1',
    consequences: [],
    says: /events kept of 1005 unsent ones: expected 1000, saw 1001/,
  },
  {
    name: 'leaves a probe cookie',
    find: /set\$1\(cookieName, null, opts\);/,
    replace: '',
    breaks: 'PROBE-1',
    consequences: ['DEFER-1'],
    says: /cookies left beside the identity cookie: expected \[\], saw \[ 'amp_cookie_test'/,
  },
  {
    name: 'writes a cookie while deferred',
    find: /this\._initializationDeferred = true;/,
    replace: "this._initializationDeferred = true; document.cookie = 'amp_waiting=1; path=/';",
    breaks: 'DEFER-1',
    consequences: [],
    says: /what is stored before consent: expected \[\], saw \[ 'cookie amp_waiting'/,
  },
  {
    name: 'tells a stranger once the person has opted out',
    find: /this\.options\.optOut = enable;/,
    replace: "this.options.optOut = enable; fetch('http://collector.example/', { mode: 'no-cors' }).catch(() => {});",
    breaks: 'NETWORK-1',
    consequences: [],
    says: /requests to foreign addresses: expected \[\], saw \[ 'GET http:\/\/collector\.example\/' \]/,
  },
];

/** The bundle with the defect in it. Throws where the defect does not apply: a copy that is not broken proves nothing. */
export function withDefect(bundle: string, { name, find, replace }: Defect): string {
  const places = bundle.split(find).length - 1;
  if (places !== 1) throw new Error(`“${name}” applies in ${places} places of the bundle and must in exactly one.`);
  return bundle.replace(find, () => replace);
}
