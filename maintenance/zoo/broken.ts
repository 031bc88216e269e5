import { everywhere, finds, holds, type Member } from './member.ts';

/** The SDK that all members derive from, and a member for each of the most important requirements that it breaks. */
export const BROKEN: readonly Member[] = [
  everywhere(
    'conforms',
    ...['first-visit', 'chosen-attributes', 'hosts-of-a-site', 'left-over-probes', 'later-page', 'log-in-and-out'].map(
      holds,
    ),
    ...['same-instant', 'device-id-in-address', 'sessions', 'storage-forbidden', 'refused-uploads', 'two-projects'].map(
      holds,
    ),
    ...['cap', 'refused-in-turn', 'opt-out-and-back', 'opted-out-from-the-start', 'before-consent'].map(holds),
    ...['enabled-while-opted-out', 'opted-out-leaves-nothing', 'no-consent-anywhere', 'storage-cleared'].map(holds),
  ),
  everywhere(
    'names-its-cookie-differently',
    finds(
      'first-visit',
      { fail: 'COOKIE-NAME-1', blocked: 'COOKIE-NAME-2' },
      /names: expected \[ 'amp_' \], saw \[ 'anal' \]/,
    ),
  ),
  everywhere(
    'shows-more-of-the-api-key',
    finds(
      'first-visit',
      { fail: 'COOKIE-NAME-2' },
      /suffix after amp_ in the cookie name.*: expected \[ '(\w{6})' \], saw \[ '\1\w' \]/,
    ),
  ),
  everywhere(
    'shows-the-user-id',
    finds(
      'first-visit',
      { fail: 'COOKIE-VALUE-2 COOKIE-VALUE-3' },
      /cookies written with the user id .* in plain text/,
    ),
  ),
  everywhere(
    'remembers-for-two-years',
    finds(
      'first-visit',
      { fail: 'COOKIE-LIFE-1 COOKIE-LIFE-3' },
      /lifetime written .*: expected \[ 365 \], saw \[ 730 \]/,
    ),
    holds('chosen-attributes'),
  ),
  everywhere(
    'ignores-the-lifetime-option',
    holds('first-visit'),
    finds('chosen-attributes', { fail: 'COOKIE-LIFE-2' }, /lifetime written .*: expected \[ 30 \], saw \[ 365 \]/),
  ),
  everywhere(
    'ignores-the-same-site-option',
    finds('chosen-attributes', { fail: 'COOKIE-ATTR-3' }, /SameSite.*: expected \[ 'Strict' \], saw \[ 'Lax' \]/),
  ),
  everywhere(
    'is-a-stranger-on-every-host',
    finds('hosts-of-a-site', { fail: 'DOMAIN-1 DOMAIN-2 SESSION-3' }, /device ids on three hosts: expected/),
  ),
  everywhere(
    'leaves-its-probe',
    finds('first-visit', { fail: 'PROBE-1' }, /left beside .*: expected \[\], saw \[ 'amp_probe_/),
  ),
  everywhere(
    'writes-before-consent',
    finds(
      'before-consent',
      { fail: 'DEFER-1', warn: 'DEFER-3' },
      /stored before consent: expected \[\], saw \[ 'cookie amp_waiting' \]/,
    ),
  ),
  everywhere(
    'sends-before-consent',
    finds(
      'before-consent',
      { fail: 'DEFER-2' },
      /left the page before consent: expected \[\], saw \[ 'GET .*\/hello' \]/,
    ),
  ),
  everywhere(
    'loses-calls-made-before-consent',
    finds(
      'before-consent',
      { fail: 'DEFER-4 DEFER-18' },
      /accepted after consent: expected \[ 'early', 'early too' \], saw \[\]/,
    ),
  ),
  everywhere(
    'asks-for-consent-only-on-the-home-page',
    holds('before-consent'),
    finds(
      'no-consent-anywhere',
      { fail: 'DEFER-8' },
      /since a page on www was opened: expected \[\], saw \[ 'cookie amp_c0ffee'/,
    ),
  ),
  everywhere(
    'forgets-an-opt-out-on-reload',
    finds(
      'opt-out-and-back',
      { fail: 'OPTOUT-2' },
      /on a later page: expected \[ 'while in' \], saw \[ 'while in', 'still out' \]/,
    ),
  ),
  everywhere(
    'opts-out-until-reload',
    finds(
      'opt-out-and-back',
      { fail: 'OPTOUT-2' },
      /on a later page: expected \[ 'while in' \], saw \[ 'while in', 'still out' \]/,
    ),
    finds(
      'cookie-keeps-opt-out',
      { fail: 'COOKIE-VALUE-4' },
      /after setOptOut\(true\): expected \[ true \], saw \[ false \]/,
    ),
  ),
  everywhere(
    'ignores-the-opt-out-option',
    finds(
      'opted-out-from-the-start',
      { fail: 'OPTOUT-4 OPTOUT-9' },
      /although optOut was set: expected \[\], saw \[ 'while out' \]/,
    ),
  ),
  everywhere(
    'stores-while-opted-out',
    finds(
      'opted-out-leaves-nothing',
      { fail: 'OPTOUT-5' },
      /after the opt-out: expected \[\], saw \[ 'local storage amp_meanwhile' \]/,
    ),
  ),
  everywhere(
    'treats-consent-as-an-opt-in',
    finds('enabled-while-opted-out', { fail: 'OPTOUT-14' }, /after an opt-out by option: expected false, saw true/),
  ),
  everywhere(
    'shares-its-queue-with-every-project',
    finds(
      'refused-uploads',
      { fail: 'UNSENT-SCOPE-1' },
      /key of the unsent events: .*, saw \[ 'amplitude_unsent_all' \]/,
    ),
    finds('two-projects', { fail: 'UNSENT-SCOPE-2', blocked: 'UNSENT-2' }, /'left unsent'/),
  ),
  everywhere(
    'keeps-one-event-too-many',
    finds('cap', { fail: 'UNSENT-CAP-3' }, /with savedMaxCount 3: expected 3, saw 4/),
  ),
  everywhere(
    'keeps-the-earliest-events',
    finds('cap', { fail: 'UNSENT-CAP-2 UNSENT-CAP-5' }, /stored events: expected \[ 'event 2', .*, saw \[ 'event 0', /),
  ),
  everywhere(
    'sends-the-latest-first',
    finds('refused-in-turn', { fail: 'ORDER-2' }, /call positions in order of arrival: .*5, 4, 3/s),
  ),
  everywhere(
    'loses-refused-events',
    finds(
      'refused-uploads',
      { fail: 'UNSENT-1 UNSENT-2 UNSENT-SCOPE-1' },
      /after their upload was refused: .*, saw \[\]/,
    ),
  ),
  everywhere(
    'sends-accepted-events-again',
    finds(
      'refused-in-turn',
      { fail: 'ORDER-2 ORDER-3' },
      /call positions in order of arrival: expected \[\s+0, 0, 1, 1/,
    ),
  ),
  everywhere(
    'takes-a-device-id-from-any-address',
    finds(
      'device-id-in-address',
      { fail: 'URL-1' },
      /whether the device id comes from the URL: expected false, saw true/,
    ),
  ),
  everywhere(
    'numbers-its-visitors',
    finds(
      'same-instant',
      { fail: 'DEVICE-1 DEVICE-2 IDENTITY-3 XDOMAIN-1' },
      /known data in the device id visitor-.*: .*'the time'/,
    ),
  ),
  everywhere(
    'is-a-stranger-on-every-page',
    finds('later-page', { fail: 'IDENTITY-1' }, /device id on the later page: expected/),
  ),
  everywhere(
    'clears-foreign-data',
    finds('storage-cleared', { fail: 'CLEAR-4' }, /cookies and storage of other scripts after clearing: expected/),
  ),
  everywhere(
    'fails-without-storage',
    finds(
      'storage-forbidden',
      { fail: 'IDENTITY-5' },
      /error thrown by init or track: expected null, saw ["']SecurityError/,
    ),
  ),
  everywhere(
    'waits-half-a-day-to-talk',
    finds(
      'sessions',
      { fail: 'NETWORK-1' },
      /foreign addresses: expected \[\], saw \[ 'GET http:\/\/collector\.example\/' \]/,
    ),
  ),
  everywhere(
    'behaves-the-first-time',
    holds('first-visit'),
    finds(
      'later-page',
      { fail: 'NETWORK-1' },
      /foreign addresses: expected \[\], saw \[ 'GET http:\/\/collector\.example\/' \]/,
    ),
  ),
];
