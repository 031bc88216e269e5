import { type ExpectedResult, ends, everywhere, finds, holds, type Member } from './member.ts';

const LOOP = /^A script kept the page busy for .* s without a pause/;
const UNREST = /did not end within .* s: the candidate keeps its page busy and never comes to rest/;
const ESCAPED = /^A script of the candidate left its realm, and was stopped at the constructor of functions\.$/;
const GONE = /broke off: the candidate left its page for another, or brought it down/;
const WAITING = /data stored before consent: expected \[\], saw \[ 'cookie amp_waiting' \]/;
const ELSEWHERE = /foreign addresses: expected \[\], saw \[ 'GET http:\/\/elsewhere\.example\/' \]/;

const POISONED_ANSWER = /^firefox gave "poisoned" as the recorder’s answer to adapt: the candidate changed what/;

const writesWaiting = finds('before-consent', { fail: 'DEFER-1', warn: 'DEFER-3' }, WAITING);

const member = (name: string, ...simulated: readonly ExpectedResult[]): Member => ({ name, expected: { simulated } });

/**
 * Candidates that do what no SDK should, but that a harness must withstand: each gets a verdict, and no other is
 * affected.
 */
export const HOSTILE: readonly Member[] = [
  member(
    'throws-on-load',
    ends('first-visit', 'crash', /did not load: .* Its scripts threw: RangeError: not today/),
    ends('before-consent', 'crash', /did not load: .* Its scripts threw: RangeError: not today/),
  ),
  member('loops-for-ever-on-load', ends('first-visit', 'timeout', LOOP), ends('before-consent', 'timeout', LOOP)),
  member('loops-for-ever-in-init', ends('first-visit', 'timeout', LOOP), ends('corrupt-cookie', 'timeout', LOOP)),
  member('loops-for-ever-in-a-timer', ends('log-in-and-out', 'timeout', LOOP)),
  member('loops-for-ever-in-a-microtask', ends('log-in-and-out', 'timeout', LOOP)),
  member('loops-for-ever-in-a-getter', ends('first-visit', 'timeout', LOOP)),
  member('loops-for-ever-on-unload', finds('opt-out-and-back', { timeout: 'OPTOUT-2 OPTOUT-3 OPTOUT-12' }, LOOP)),
  member('backtracks-for-ever', ends('first-visit', 'timeout', LOOP)),
  member('never-comes-to-rest', ends('first-visit', 'timeout', UNREST)),
  member(
    'recurses-without-end',
    ends('first-visit', 'crash', /^init threw RangeError: Maximum call stack size exceeded/),
  ),
  member('recurses-through-the-cookie', ends('first-visit', 'crash', /^init threw RangeError: Maximum call stack/)),
  member('floods-cookies', finds('first-visit', { fail: 'PROBE-1' }, /left beside .*'flood_0', .* more items/s)),
  member('floods-storage', holds('first-visit')),
  member('floods-the-console', holds('first-visit')),
  member('floods-with-requests', holds('first-visit')),
  member('floods-with-timers', ends('first-visit', 'timeout', UNREST)),
  member(
    'writes-on-unload',
    finds(
      'no-consent-anywhere',
      { fail: 'DEFER-9' },
      /since the page was unloaded: expected \[\], saw \[ 'cookie amp_left' \]/,
    ),
  ),
  member(
    'sends-on-unload',
    finds(
      'no-consent-anywhere',
      { fail: 'DEFER-9' },
      /since the page was unloaded: expected \[\], saw \[ 'POST .*\/bye' \]/,
    ),
  ),
  {
    name: 'poisons-prototypes',
    expected: {
      simulated: [holds('first-visit'), holds('log-in-and-out')],
      chromium: [holds('first-visit'), holds('log-in-and-out')],
      // In Firefox, Playwright uses functions of the page, which this member replaces.
      firefox: [ends('first-visit', 'crash', POISONED_ANSWER)],
      webkit: [holds('first-visit'), holds('log-in-and-out')],
    },
  },
  everywhere('poisons-every-object', holds('first-visit'), holds('log-in-and-out')),
  member(
    'poisons-date',
    finds(
      'first-visit',
      { fail: 'COOKIE-VALUE-2 COOKIE-LIFE-1 COOKIE-LIFE-4' },
      /lifetime written for .*, in days: expected \[ 365 \], saw \[ 0 \]/,
    ),
  ),
  member('poisons-json', holds('first-visit'), holds('log-in-and-out')),
  member('poisons-promises', holds('first-visit'), holds('log-in-and-out')),
  member(
    'poisons-network-functions',
    ends('opt-out-and-back', 'blocked', /^Events accepted before the opt-out: .*, saw \[\]/),
  ),
  member('hides-its-cookies', writesWaiting),
  everywhere('behaves-for-a-webdriver', writesWaiting),
  // It detects the simulated engine, whose functions are not native code and do not pretend to be.
  {
    name: 'behaves-while-it-is-recorded',
    expected: { simulated: [holds('before-consent')], chromium: [writesWaiting] },
  },
  {
    name: 'acts-through-a-frame',
    expected: { simulated: [writesWaiting], chromium: [finds('before-consent', { fail: 'DEFER-1' }, WAITING)] },
  },
  {
    name: 'navigates-away',
    expected: { simulated: [holds('first-visit')], chromium: [ends('first-visit', 'crash', GONE)] },
  },
  {
    name: 'reloads-for-ever',
    expected: { simulated: [holds('first-visit')], chromium: [ends('first-visit', 'crash', GONE)] },
  },
  {
    name: 'opens-windows',
    expected: {
      simulated: [holds('first-visit')],
      chromium: [finds('first-visit', { fail: 'NETWORK-1' }, ELSEWHERE)],
      firefox: [finds('first-visit', { fail: 'NETWORK-1' }, ELSEWHERE)],
      webkit: [finds('first-visit', { fail: 'NETWORK-1' }, ELSEWHERE)],
    },
  },
  everywhere('registers-a-service-worker', holds('chosen-attributes')),
  {
    name: 'calls-alert',
    expected: {
      simulated: [holds('first-visit')],
      chromium: [holds('first-visit')],
      firefox: [holds('first-visit')],
      webkit: [holds('first-visit')],
    },
  },
  {
    name: 'closes-the-page',
    expected: {
      simulated: [holds('first-visit')],
      chromium: [holds('first-visit')],
      firefox: [holds('first-visit')],
      // WebKitGTK lets a page close itself even if no script opened it.
      webkit: [ends('first-visit', 'crash', GONE)],
    },
  },
  everywhere(
    'talks-to-a-stranger',
    finds('first-visit', { fail: 'NETWORK-1' }, /saw \[ 'GET http:\/\/collector\.example\/' \]/),
  ),
  {
    name: 'fills-its-memory',
    expected: {
      simulated: [ends('first-visit', 'crash', /^the process ended by .*heap out of memory/)],
      // The next check gets a new renderer.
      chromium: [ends('first-visit', 'crash', GONE), ends('corrupt-cookie', 'crash', GONE)],
    },
    timeout: 15_000,
  },
  member(
    'fills-its-memory-with-buffers',
    ends('first-visit', 'crash', /^init threw RangeError: Array buffer allocation failed/),
  ),
  everywhere(
    'speaks-in-escapes',
    ends('first-visit', 'crash', /^init threw \p{Cc}\[31mred: .*<script>alert\(1\)<\/script>\n::error::/su),
  ),
  member('reads-a-file', ends('first-visit', 'crash', ESCAPED)),
  member('reads-the-environment', ends('first-visit', 'crash', ESCAPED)),
  member('spawns-a-process', ends('first-visit', 'crash', ESCAPED)),
  member('opens-a-socket', ends('first-visit', 'crash', ESCAPED)),
  member('ends-the-process', ends('first-visit', 'crash', ESCAPED)),
  member('terminates-its-parent', ends('first-visit', 'crash', ESCAPED)),
  member('climbs-out-by-cryptography', holds('first-visit'), ends('chosen-attributes', 'crash', ESCAPED)),
  member('climbs-out-by-an-overflow', holds('first-visit')),
  member('climbs-out-by-a-stack', holds('first-visit')),
  member(
    'tampers-with-the-harness',
    finds(
      'first-visit',
      { fail: 'COOKIE-NAME-1', blocked: 'COOKIE-NAME-2' },
      /names: expected \[ 'amp_' \], saw \[ 'anal' \]/,
    ),
  ),
];
