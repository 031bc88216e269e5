import { catalogue, REVISION } from '../../spec/catalogue.ts';
import type { CheckReport } from '../../spec/check-report.ts';
import type { Act, Moment, Step, Timeline } from '../../spec/timeline.ts';
import type { EngineName } from '../../spec/verdict.ts';
import { miniatureInput, miniatureReport, miniatureResults } from '../miniature.ts';
import type { Results } from '../results.ts';

/** An act on the only page of a timeline, all but the given parts being those of an uneventful one. */
export function anAct(parts: Partial<Act> = {}): Act {
  return {
    kind: 'act',
    at: 0,
    visitor: 1,
    tab: 1,
    url: 'http://www.shop.test/',
    act: 'opens the page',
    endpoint: null,
    threw: null,
    caused: [],
    moreCaused: 0,
    arrived: [],
    changes: [],
    moreChanges: 0,
    outbox: [],
    ...parts,
  };
}

/** A moment at which there is nothing anywhere, but for the given parts. */
export function aMoment(parts: Partial<Moment> = {}): Moment {
  return {
    kind: 'moment',
    at: 0,
    visitor: 1,
    url: 'http://www.shop.test/',
    name: 'before consent',
    cookies: [],
    kept: { localStorage: {}, sessionStorage: {}, databases: [], caches: [], serviceWorkers: [] },
    requests: [],
    writes: [],
    ...parts,
  };
}

/** Of one page: a cookie is written, overwritten and removed, and a requirement is judged in between. */
export function aShortStory(requirement: string): Timeline {
  const cookie = (value: string | null) => [{ place: 'cookie' as const, name: 'amp_abcdef', value }];
  const steps: Step[] = [
    anAct(),
    anAct({
      at: 20,
      act: 'init({"apiKey":"abcdef"})',
      caused: [{ kind: 'cookie', text: 'document.cookie amp_abcdef=one; path=/' }],
      changes: [...cookie('one'), { place: 'localStorage', name: 'queue', value: '[{"event_type":"early"}]' }],
      outbox: [{ key: 'queue', events: { types: ['early'], more: 0 } }],
    }),
    { kind: 'jar', at: 20, visitor: 1, cookies: [{ name: 'amp_abcdef', value: 'one', attributes: 'path /' }] },
    { kind: 'judgement', requirement, what: 'the cookie', holds: false },
    anAct({ at: 61_000, act: 'track("later")', changes: cookie('two') }),
    anAct({ at: 61_000, act: 'clearStorage()', changes: cookie(null) }),
  ];
  return { before: 0, steps };
}

/** A run in which every requirement of the suite fails in every engine given, with more to tell than a page has room for. */
export function theWorstRun(engines: readonly EngineName[]): Results {
  const long = (what: string, index: number) => `${what} ${index} `.padEnd(240, 'x');
  const steps = (salt: string) =>
    Array.from({ length: 20 }, (_, index) =>
      anAct({
        at: index * 1000,
        act: long(`track ${salt}`, index),
        caused: Array.from({ length: 6 }, (_, which) => ({ kind: 'storage' as const, text: long(salt, which) })),
        changes: Array.from({ length: 4 }, (_, which) => ({
          place: 'localStorage' as const,
          name: `key ${which}`,
          value: long(salt, index),
        })),
      }),
    );
  const reports = engines.flatMap((engine) =>
    catalogue.map(({ id }): CheckReport => {
      const said = long(`${id} in ${engine}`, 0);
      const finding = { message: said, expected: said, seen: said };
      return { ...miniatureReport(engine, id, 'fail', finding), timeline: { before: 9, steps: steps(id + engine) } };
    }),
  );
  return miniatureResults({ catalogue, suite: { ...miniatureInput().suite, revision: REVISION }, reports });
}

/** A run in which one requirement fails and has a story, one has a consent to prove, and the others pass. `text` is whatever a candidate has a hand in. */
export function aTellingRun(text: string): Results {
  const engine = 'chromium';
  const failing: CheckReport = {
    ...miniatureReport(engine, 'COOKIE-NAME-2', 'fail', { message: text, expected: text, seen: `${text}!` }),
    title: text,
    check: text,
    replay: text,
    timeline: {
      before: 0,
      steps: [...aShortStory('COOKIE-NAME-2').steps, anAct({ act: text, threw: text, url: text, changes: null })],
    },
  };
  const proving: CheckReport = {
    ...miniatureReport(engine, 'DEFER-1', 'pass'),
    timeline: { before: 0, steps: [aMoment(), aMoment({ name: 'after consent', requests: [text] })] },
  };
  const passing = catalogue
    .filter(({ id }) => !['COOKIE-NAME-2', 'DEFER-1'].includes(id))
    .map(({ id }) => miniatureReport(engine, id, 'pass'));
  return miniatureResults({
    catalogue,
    suite: { ...miniatureInput().suite, revision: REVISION },
    reports: [failing, proving, ...passing],
  });
}
