import fc from 'fast-check';
import type { GivenOptions } from '../../harness/adapter/adapter.ts';
import { DEFAULT_SAVED_MAX_COUNT } from '../../spec/oracle/unsent-queue.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys } from '../observe/arbitraries.ts';
import { carriersOf, identityCookies, lifetimesOf, pageErrors, storedTypes, typesOf } from '../observe/observations.ts';
import { withoutAttempts } from './unsent-queue.ts';

const API_KEY = '0b7104500b7104500b7104500b710450';

const SWITCHES = ['optOut', 'deferInitialization', 'disableCookies'] as const;
const NUMBERS = ['cookieExpiration', 'savedMaxCount', 'sessionTimeout'] as const;
const TEXTS = ['domain', 'sameSiteCookie', 'unsentKey', 'unsentIdentifyKey', 'deviceId'] as const;

/** Values that are neither a number above zero nor a switch nor a text, and that a site may give all the same. */
const neither = fc.constantFrom<unknown>(null, {}, [], [7], { a: 1 });
const noNumbers = fc.oneof(neither, fc.constantFrom<unknown>('', 'ten', '30', true, false, 0, -1, -5));
const noSwitches = fc.oneof(neither, fc.constantFrom<unknown>('', 'true', 'false', 1, 0));
const noTexts = fc.oneof(neither, fc.constantFrom<unknown>(0, 7, true, false));

export const optionsChecks = [
  scenario({
    id: 'unknown-options',
    title: 'Options nobody knows change nothing',
    covers: ['OPTIONS-1'],
    run: (context) =>
      judgeUnknown(context, API_KEY, { cookieColour: 'blue', disableCookie: true, unsetKey: 'x', optout: true, '': 1 }),
  }),

  property({
    id: 'any-unknown-options',
    title: 'No option that nobody knows changes anything, whatever its name and value',
    covers: ['OPTIONS-1'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      options: fc.dictionary(
        fc.stringMatching(/^[a-z]{1,10}$/).map((name) => `unknown_${name}`),
        fc.jsonValue({ maxDepth: 1 }),
        { maxKeys: 4, noNullPrototype: true },
      ),
    }),
    holds: (context, { apiKey, options }) => judgeUnknown(context, apiKey, options),
  }),

  scenario({
    id: 'wrong-types',
    title: 'Options of wrong types are no accident',
    covers: ['OPTIONS-2'],
    async run(context) {
      await judgeWrongTypes(context, API_KEY, { cookieExpiration: 'a year', savedMaxCount: [], optOut: 'no' });
      await judgeWrongTypes(context, API_KEY, { domain: 7, sameSiteCookie: {}, unsentKey: null, deviceId: 7 });
      await judgeWrongTypes(context, API_KEY, { sessionTimeout: '30', saveEvents: 'yes', disableCookies: 1 });
    },
  }),

  property({
    id: 'any-wrong-types',
    title: 'No option of a wrong type keeps events from being sent',
    covers: ['OPTIONS-2'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      options: fc.record(
        {
          ...Object.fromEntries(NUMBERS.map((name) => [name, noNumbers])),
          ...Object.fromEntries(SWITCHES.map((name) => [name, noSwitches])),
          ...Object.fromEntries(TEXTS.map((name) => [name, noTexts])),
        },
        { requiredKeys: [] },
      ),
    }),
    holds: (context, { apiKey, options }) => judgeWrongTypes(context, apiKey, options),
  }),

  scenario({
    id: 'no-lifetime',
    title: 'A cookieExpiration that is no number above zero counts as not given',
    covers: ['OPTIONS-3'],
    async run(context) {
      for (const cookieExpiration of [0, -5, '30']) await judgeNoLifetime(context, API_KEY, cookieExpiration);
    },
  }),

  property({
    id: 'any-no-lifetime',
    title: 'Whatever is given in place of a number of days, the default lifetime holds',
    covers: ['OPTIONS-3'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, value: noNumbers }),
    holds: (context, { apiKey, value }) => judgeNoLifetime(context, apiKey, value),
  }),

  scenario({
    id: 'no-cap',
    title: 'A savedMaxCount that is no number above zero counts as not given',
    covers: ['OPTIONS-4'],
    run: (context) => judgeNoCap(context, API_KEY, 0),
  }),

  property({
    id: 'any-no-cap',
    title: 'Whatever is given in place of a number of events, the default cap holds',
    covers: ['OPTIONS-4'],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, value: noNumbers }),
    holds: (context, { apiKey, value }) => judgeNoCap(context, apiKey, value),
  }),

  scenario({
    id: 'no-switch',
    title: 'A switch that is neither true nor false counts as not given',
    covers: ['OPTIONS-5'],
    async run(context) {
      for (const value of ['true', 1, {}]) {
        await judgeNoSwitch(context, API_KEY, Object.fromEntries(SWITCHES.map((name) => [name, value])));
      }
    },
  }),

  property({
    id: 'any-no-switch',
    title: 'Whatever is given in place of true or false, nothing is disabled, deferred or opted out by it',
    covers: ['OPTIONS-5'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      options: fc.record(Object.fromEntries(SWITCHES.map((name) => [name, noSwitches])), { requiredKeys: [] }),
    }),
    holds: (context, { apiKey, options }) => judgeNoSwitch(context, apiKey, options),
  }),
];

async function judgeUnknown(context: CheckContext, apiKey: string, options: GivenOptions): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
  context.judge('OPTIONS-1', 'what init and track threw', threw?.message ?? null, null);
  context.judge('OPTIONS-1', 'errors that reached the page', pageErrors(session.journal), []);
  const accepted = await session.accepted();
  context.judge('OPTIONS-1', 'events accepted', typesOf(accepted), ['visited']);
  const carriers = carriersOf(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
  context.judge('OPTIONS-1', 'identity cookies', carriers.length, 1);
}

/** Some of these may well be taken for true: what is judged is that nothing breaks. */
async function judgeWrongTypes(context: CheckContext, apiKey: string, options: GivenOptions): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
  context.judge('OPTIONS-2', 'what init and track threw', threw?.message ?? null, null);
  context.judge('OPTIONS-2', 'errors that reached the page', pageErrors(session.journal), []);
  if (SWITCHES.some((name) => Boolean((options as Record<string, unknown>)[name]))) return;
  context.judge('OPTIONS-2', 'events accepted', typesOf(await session.accepted()), ['visited']);
}

async function judgeNoLifetime(context: CheckContext, apiKey: string, cookieExpiration: unknown): Promise<void> {
  const lifetimes = async (options: GivenOptions) => {
    const session = await context.session();
    const page = await session.open();
    const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
    context.judge('OPTIONS-3', 'what init and track threw', threw?.message ?? null, null);
    const [event] = await session.accepted();
    return lifetimesOf(session.journal, identityCookies(context.profile, await session.jar(), event?.deviceId ?? null));
  };
  const byDefault = await lifetimes({});
  context.precondition('Number of lifetimes of the identity cookie by default', byDefault.length, 1);
  context.judge('OPTIONS-3', 'days for which the cookie was written', await lifetimes({ cookieExpiration }), byDefault);
}

async function judgeNoCap(context: CheckContext, apiKey: string, savedMaxCount: unknown): Promise<void> {
  const events = Array.from({ length: 12 }, (_, index) => `event ${index}`);
  const session = await context.session();
  session.ingestion.mode = 'unreachable';
  const page = await session.open();
  await page.init({ apiKey, options: { ...withoutAttempts(context), savedMaxCount } });
  await page.trackAll(events);
  // Far below the default, and far above what a cap that was made of such a value would keep.
  const stored = storedTypes(context.profile, await page.storage(), events);
  context.judge('OPTIONS-4', `events kept where ${DEFAULT_SAVED_MAX_COUNT} may be`, stored, events);
}

async function judgeNoSwitch(context: CheckContext, apiKey: string, options: GivenOptions): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
  context.judge('OPTIONS-5', 'what init and track threw', threw?.message ?? null, null);
  const accepted = await session.accepted();
  context.judge('OPTIONS-5', 'events accepted', typesOf(accepted), ['visited']);
  const cookies = identityCookies(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
  context.judge('OPTIONS-5', 'identity cookies', cookies.length, 1);
}
