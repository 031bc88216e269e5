import type { Assumptions } from '../../evidence/check-report.ts';
import { HarnessFault } from '../../evidence/fault.ts';
import { DAY } from '../../spec/durations.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import type { Site } from '../laboratory/site.ts';
import type { Engine, EngineTab } from './engine.ts';

// What an engine does is tested, not assumed to be known: engines differ and change between builds, and a verdict about
// a candidate must not rest on a belief about a browser. The tests run before a candidate is judged, in pages
// without it.

const THREE_YEARS = 3 * 365;

/** What the harness itself relies on. An engine for which one of these does not hold cannot be used. */
const REQUIRED: Assumptions = {
  'a new site is empty': true,
  'a cookie for the site is shared by its hosts': true,
  'the journal shows cookie and storage writes': true,
  'time stands still between acts': true,
  'https reaches the laboratory': true,
};

/** Tests what an engine does. Throws HarnessFault if the harness cannot use it. */
export async function testAssumptions(engine: Engine, laboratory: Laboratory): Promise<Assumptions> {
  const site = bareSite(laboratory, 'test');
  const british = bareSite(laboratory, 'co.uk');
  const tab = await engine.tab();
  try {
    const assumptions: Assumptions = {
      ...(await requiredBehaviour(engine, site, tab)),
      ...(await cookieRules(engine, site, tab)),
      ...(await publicSuffix(british, tab)),
    };
    for (const [name, expected] of Object.entries(REQUIRED)) {
      if (assumptions[name] === expected) continue;
      throw new HarnessFault(
        `${engine.build} cannot be used: “${name}” must be ${expected} and is ${assumptions[name]}. No candidate was judged.`,
      );
    }
    return assumptions;
  } finally {
    await tab.close(true);
    laboratory.retire(site);
    laboratory.retire(british);
  }
}

function bareSite(laboratory: Laboratory, suffix: string): Site {
  const site = laboratory.site(suffix);
  site.bare = true;
  return site;
}

async function open(site: Site, tab: EngineTab, scheme: 'http' | 'https', host: string): Promise<void> {
  const url = `${scheme}://${host}.${site.domain}/`;
  site.expect(url);
  await tab.open(url);
}

async function requiredBehaviour(engine: Engine, site: Site, tab: EngineTab): Promise<Assumptions> {
  await open(site, tab, 'http', 'www');
  const { cookie, localStorage, sessionStorage } = JSON.parse(
    `${await tab.evaluate(`document.${site.handle}.dump()`)}`,
  );
  const jar = await engine.jar(site.domain);
  const empty = [cookie, ...jar, ...Object.keys({ ...localStorage, ...sessionStorage })].every((trace) => trace === '');
  const standsStill = await tab.evaluate(
    `new Promise((resolve) => { const before = Date.now(); const { port1, port2 } = new MessageChannel();
       port1.onmessage = () => resolve(Date.now() === before && new Date().getTime() === ${site.now}); port2.postMessage(0); })`,
  );
  await tab.evaluate(
    `document.cookie = 'shared=1; path=/; domain=.${site.domain}'; localStorage.setItem('a', '1'); localStorage.b = '2'`,
  );
  const { journal } = JSON.parse(`${await tab.evaluate(`document.${site.handle}.act(null, [], 0, 0)`)}`);
  await open(site, tab, 'https', 'app');
  const shared = await tab.evaluate('document.cookie');
  const secure = await tab.evaluate('location.protocol');
  return {
    'a new site is empty': empty,
    'time stands still between acts': standsStill === true,
    'the journal shows cookie and storage writes': Array.isArray(journal) && journal.length === 3,
    'a cookie for the site is shared by its hosts': shared === 'shared=1',
    'https reaches the laboratory': secure === 'https:',
  };
}

async function cookieRules(engine: Engine, site: Site, tab: EngineTab): Promise<Assumptions> {
  await open(site, tab, 'http', 'rules');
  const expires = new Date(Date.now() + THREE_YEARS * DAY).toUTCString();
  await tab.evaluate(
    [
      `document.cookie = 'plain=1; path=/'`,
      `document.cookie = 'lasting=1; path=/; expires=${expires}'`,
      `document.cookie = 'secure=1; path=/; Secure'`,
      `document.cookie = 'loose=1; path=/; SameSite=None'`,
      `document.cookie = 'large=' + 'x'.repeat(5000) + '; path=/'`,
      `document.cookie = 'hidden=1; path=/; HttpOnly'`,
      // Reading ensures that the writes have reached the jar.
      'document.cookie',
    ].join(';'),
  );
  const jar = new Map((await engine.jar(site.domain)).map((cookie) => [cookie.name, cookie]));
  const lasting = jar.get('lasting')?.expires ?? null;
  return {
    'an unset SameSite is listed as': jar.get('plain')?.sameSite ?? null,
    'days that a cookie for three years is kept': lasting && Math.round((lasting * 1000 - Date.now()) / DAY),
    'a Secure cookie is kept on http': jar.has('secure'),
    'SameSite=None is kept without Secure': jar.has('loose'),
    'a cookie of 5000 bytes is kept': jar.has('large'),
    'a script can write an HttpOnly cookie': jar.has('hidden'),
  };
}

async function publicSuffix(site: Site, tab: EngineTab): Promise<Assumptions> {
  await open(site, tab, 'http', 'www');
  const seen = await tab.evaluate(`document.cookie = 'suffix=1; path=/; domain=.co.uk'; document.cookie`);
  return { 'a cookie for a public suffix is kept': seen !== '' };
}
