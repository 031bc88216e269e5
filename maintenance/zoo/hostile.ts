import { ends, everywhere, type Finds, finds, holds, type Member } from './member.ts';

const LOOP = /^A script kept the page busy for .* s without a pause/;
const UNREST = /did not end within .* s: the candidate keeps its page busy and never comes to rest/;
const LEFT = /^A script of the candidate left its realm, and was stopped at the constructor of functions\.$/;
const GONE = /broke off: the candidate left its page for another, or brought it down/;
const WAITING = /what is stored before consent: expected \[\], saw \[ 'cookie amp_waiting' \]/;
const ELSEWHERE = /foreign addresses: expected \[\], saw \[ 'GET http:\/\/elsewhere\.example\/' \]/;

const DEAF = /^firefox gave "poisoned" as the recorder’s answer to adapt: the candidate changed what/;

const waits = finds('before-consent', { fail: 'DEFER-1', warn: 'DEFER-3' }, WAITING);

const member = (name: string, ...simulated: readonly Finds[]): Member => ({ name, finds: { simulated } });

/** What no SDK should do, and a harness must bear: each ends with a verdict, held against the right one. */
export const HOSTILE: readonly Member[] = [
  member(
    'throws-on-load',
    ends('first-visit', 'crash', /did not load: .* Its scripts threw: RangeError: not today/),
    ends('before-consent', 'crash', /did not load: .* Its scripts threw: RangeError: not today/),
  ),
  member('loops-for-ever-on-load', ends('first-visit', 'timeout', LOOP), ends('before-consent', 'timeout', LOOP)),
  member('loops-for-ever-in-init', ends('first-visit', 'timeout', LOOP), ends('spoilt-cookie', 'timeout', LOOP)),
  member('loops-for-ever-in-a-timer', ends('log-in-and-out', 'timeout', LOOP)),
  member('loops-for-ever-in-a-microtask', ends('log-in-and-out', 'timeout', LOOP)),
  member('loops-for-ever-in-a-getter', ends('first-visit', 'timeout', LOOP)),
  member('loops-for-ever-when-it-is-left', finds('opt-out-and-back', { timeout: 'OPTOUT-2 OPTOUT-3 OPTOUT-12' }, LOOP)),
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
    'writes-as-it-is-left',
    finds(
      'no-consent-anywhere',
      { fail: 'DEFER-9' },
      /since a page was left: expected \[\], saw \[ 'cookie amp_left' \]/,
    ),
  ),
  member(
    'sends-as-it-is-left',
    finds('no-consent-anywhere', { fail: 'DEFER-9' }, /since a page was left: expected \[\], saw \[ 'POST .*\/bye' \]/),
  ),
  {
    name: 'poisons-prototypes',
    finds: {
      simulated: [holds('first-visit'), holds('log-in-and-out')],
      chromium: [holds('first-visit'), holds('log-in-and-out')],
      // Playwright reaches Firefox by functions of the page’s own.
      firefox: [ends('first-visit', 'crash', DEAF)],
      webkit: [holds('first-visit'), holds('log-in-and-out')],
    },
  },
  everywhere('poisons-every-object', holds('first-visit'), holds('log-in-and-out')),
  member(
    'poisons-date',
    finds(
      'first-visit',
      { fail: 'COOKIE-VALUE-2 COOKIE-LIFE-1 COOKIE-LIFE-4' },
      /days for which .* was written: expected \[ 365 \], saw \[ 0 \]/,
    ),
  ),
  member('poisons-json', holds('first-visit'), holds('log-in-and-out')),
  member('poisons-promises', holds('first-visit'), holds('log-in-and-out')),
  member(
    'poisons-what-sends',
    ends('opt-out-and-back', 'blocked', /^Events accepted before the opt-out: .*, saw \[\]/),
  ),
  member('hides-its-cookies', waits),
  everywhere('behaves-for-a-webdriver', waits),
  // In the simulated engine it sees where it is: that one’s functions are no native code, and it says so of itself.
  { name: 'behaves-while-it-is-recorded', finds: { simulated: [holds('before-consent')], chromium: [waits] } },
  {
    name: 'acts-through-a-frame',
    finds: { simulated: [waits], chromium: [finds('before-consent', { fail: 'DEFER-1' }, WAITING)] },
  },
  {
    name: 'navigates-away',
    finds: { simulated: [holds('first-visit')], chromium: [ends('first-visit', 'crash', GONE)] },
  },
  {
    name: 'reloads-for-ever',
    finds: { simulated: [holds('first-visit')], chromium: [ends('first-visit', 'crash', GONE)] },
  },
  {
    name: 'opens-windows',
    finds: {
      simulated: [holds('first-visit')],
      chromium: [finds('first-visit', { fail: 'NETWORK-1' }, ELSEWHERE)],
      firefox: [finds('first-visit', { fail: 'NETWORK-1' }, ELSEWHERE)],
      webkit: [finds('first-visit', { fail: 'NETWORK-1' }, ELSEWHERE)],
    },
  },
  everywhere('registers-a-service-worker', holds('chosen-attributes')),
  {
    name: 'calls-alert',
    finds: {
      simulated: [holds('first-visit')],
      chromium: [holds('first-visit')],
      firefox: [holds('first-visit')],
      webkit: [holds('first-visit')],
    },
  },
  {
    name: 'closes-the-page',
    finds: {
      simulated: [holds('first-visit')],
      chromium: [holds('first-visit')],
      firefox: [holds('first-visit')],
      // WebKitGTK lets a page close itself though no script opened it.
      webkit: [ends('first-visit', 'crash', GONE)],
    },
  },
  everywhere(
    'talks-to-a-stranger',
    finds('first-visit', { fail: 'NETWORK-1' }, /saw \[ 'GET http:\/\/collector\.example\/' \]/),
  ),
  {
    name: 'fills-its-memory',
    finds: {
      simulated: [ends('first-visit', 'crash', /^the process ended by .*heap out of memory/)],
      // The next check has a renderer of its own again.
      chromium: [ends('first-visit', 'crash', GONE), ends('spoilt-cookie', 'crash', GONE)],
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
  member('reads-a-file', ends('first-visit', 'crash', LEFT)),
  member('reads-the-environment', ends('first-visit', 'crash', LEFT)),
  member('spawns-a-process', ends('first-visit', 'crash', LEFT)),
  member('opens-a-socket', ends('first-visit', 'crash', LEFT)),
  member('ends-the-process', ends('first-visit', 'crash', LEFT)),
  member('kills-its-parent', ends('first-visit', 'crash', LEFT)),
  member('climbs-out-by-cryptography', holds('first-visit'), ends('chosen-attributes', 'crash', LEFT)),
  member('climbs-out-by-an-overflow', holds('first-visit')),
  member('climbs-out-by-a-stack', holds('first-visit')),
  member(
    'changes-what-the-harness-rests-on',
    finds(
      'first-visit',
      { fail: 'COOKIE-NAME-1', blocked: 'COOKIE-NAME-2' },
      /names: expected \[ 'amp_' \], saw \[ 'anal' \]/,
    ),
  ),
];
