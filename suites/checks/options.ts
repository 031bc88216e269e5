import fc from 'fast-check';
import type { GivenOptions } from '../../harness/adapter/adapter.ts';
import { DEFAULT_SAVED_MAX_COUNT } from '../../spec/oracle/unsent-queue.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys } from '../observe/arbitraries.ts';
import { carriersOf, identityCookies, lifetimesOf, pageErrors, storedTypes, typesOf } from '../observe/observations.ts';
import { withoutUploads } from './unsent-queue.ts';

const API_KEY = '0b7104500b7104500b7104500b710450';

const SWITCHES = ['optOut', 'deferInitialization', 'disableCookies'] as const;
const NUMBERS = ['cookieExpiration', 'savedMaxCount', 'sessionTimeout'] as const;
const TEXTS = ['domain', 'sameSiteCookie', 'unsentKey', 'unsentIdentifyKey', 'deviceId'] as const;

/** Values that a site may give although they are neither a positive number nor a boolean nor a text. */
const neither = fc.constantFrom<unknown>(null, {}, [], [7], { a: 1 });
const noNumbers = fc.oneof(neither, fc.constantFrom<unknown>('', 'ten', '30', true, false, 0, -1, -5));
const noSwitches = fc.oneof(neither, fc.constantFrom<unknown>('', 'true', 'false', 1, 0));
const noTexts = fc.oneof(neither, fc.constantFrom<unknown>(0, 7, true, false));

export const optionsChecks = [
  scenario({
    id: 'unknown-options',
    title: 'Unknown options change nothing',
    covers: ['OPTIONS-1'],
    run: (context) =>
      judgeUnknownOptions(context, API_KEY, {
        cookieColour: 'blue',
        disableCookie: true,
        unsetKey: 'x',
        optout: true,
        '': 1,
      }),
  }),

  property({
    id: 'any-unknown-options',
    title: 'Unknown options change nothing, whatever their names and values',
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
    holds: (context, { apiKey, options }) => judgeUnknownOptions(context, apiKey, options),
  }),

  scenario({
    id: 'wrong-types',
    title: 'Options of wrong types cause no error',
    covers: ['OPTIONS-2'],
    async run(context) {
      await judgeWrongTypes(context, API_KEY, { cookieExpiration: 'a year', savedMaxCount: [], optOut: 'no' });
      await judgeWrongTypes(context, API_KEY, { domain: 7, sameSiteCookie: {}, unsentKey: null, deviceId: 7 });
      await judgeWrongTypes(context, API_KEY, { sessionTimeout: '30', saveEvents: 'yes', disableCookies: 1 });
    },
  }),

  property({
    id: 'any-wrong-types',
    title: 'Events are sent, whichever options have a wrong type',
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
    title: 'A cookieExpiration that is not a positive number is ignored',
    covers: ['OPTIONS-3'],
    async run(context) {
      for (const cookieExpiration of [0, -5, '30']) await judgeInvalidLifetime(context, API_KEY, cookieExpiration);
    },
  }),

  property({
    id: 'any-no-lifetime',
    title: 'With any value other than a positive number of days, the default lifetime applies',
    covers: ['OPTIONS-3'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, value: noNumbers }),
    holds: (context, { apiKey, value }) => judgeInvalidLifetime(context, apiKey, value),
  }),

  scenario({
    id: 'no-cap',
    title: 'A savedMaxCount that is not a positive number is ignored',
    covers: ['OPTIONS-4'],
    run: (context) => judgeInvalidCap(context, API_KEY, 0),
  }),

  property({
    id: 'any-no-cap',
    title: 'With any value other than a positive number of events, the default cap applies',
    covers: ['OPTIONS-4'],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, value: noNumbers }),
    holds: (context, { apiKey, value }) => judgeInvalidCap(context, apiKey, value),
  }),

  scenario({
    id: 'no-switch',
    title: 'A boolean option that is neither true nor false is ignored',
    covers: ['OPTIONS-5'],
    async run(context) {
      for (const value of ['true', 1, {}]) {
        await judgeInvalidSwitches(context, API_KEY, Object.fromEntries(SWITCHES.map((name) => [name, value])));
      }
    },
  }),

  property({
    id: 'any-no-switch',
    title: 'No value other than true or false disables cookies, defers initialisation or opts out',
    covers: ['OPTIONS-5'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      options: fc.record(Object.fromEntries(SWITCHES.map((name) => [name, noSwitches])), { requiredKeys: [] }),
    }),
    holds: (context, { apiKey, options }) => judgeInvalidSwitches(context, apiKey, options),
  }),
];

async function judgeUnknownOptions(context: CheckContext, apiKey: string, options: GivenOptions): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
  context.judge('OPTIONS-1', 'error thrown by init or track', threw?.message ?? null, null);
  context.judge('OPTIONS-1', 'uncaught errors on the page', pageErrors(session.journal), []);
  const accepted = await session.acceptedEvents();
  context.judge('OPTIONS-1', 'events accepted', typesOf(accepted), ['visited']);
  const carriers = carriersOf(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
  context.judge('OPTIONS-1', 'number of identity cookies', carriers.length, 1);
}

/** An SDK may read some of these values as true, so only errors are judged, and events unless a switch is set. */
async function judgeWrongTypes(context: CheckContext, apiKey: string, options: GivenOptions): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
  context.judge('OPTIONS-2', 'error thrown by init or track', threw?.message ?? null, null);
  context.judge('OPTIONS-2', 'uncaught errors on the page', pageErrors(session.journal), []);
  if (SWITCHES.some((name) => Boolean((options as Record<string, unknown>)[name]))) return;
  context.judge('OPTIONS-2', 'events accepted', typesOf(await session.acceptedEvents()), ['visited']);
}

async function judgeInvalidLifetime(context: CheckContext, apiKey: string, cookieExpiration: unknown): Promise<void> {
  const lifetimes = async (options: GivenOptions) => {
    const session = await context.newSession();
    const page = await session.open();
    const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
    context.judge('OPTIONS-3', 'error thrown by init or track', threw?.message ?? null, null);
    const [event] = await session.acceptedEvents();
    return lifetimesOf(session.journal, identityCookies(context.profile, await session.jar(), event?.deviceId ?? null));
  };
  const byDefault = await lifetimes({});
  context.precondition('Number of default lifetimes of the identity cookie', byDefault.length, 1);
  context.judge(
    'OPTIONS-3',
    'lifetime written for the identity cookie, in days',
    await lifetimes({ cookieExpiration }),
    byDefault,
  );
}

async function judgeInvalidCap(context: CheckContext, apiKey: string, savedMaxCount: unknown): Promise<void> {
  const events = Array.from({ length: 12 }, (_, index) => `event ${index}`);
  const session = await context.newSession();
  session.ingestion.mode = 'unreachable';
  const page = await session.open();
  await page.init({ apiKey, options: { ...withoutUploads(context), savedMaxCount } });
  await page.trackAll(events);
  // Twelve events are far below the default cap, and far above any cap derived from such a value.
  const stored = storedTypes(context.profile, await page.storage(), events);
  context.judge('OPTIONS-4', `stored events under the default cap of ${DEFAULT_SAVED_MAX_COUNT}`, stored, events);
}

async function judgeInvalidSwitches(context: CheckContext, apiKey: string, options: GivenOptions): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
  context.judge('OPTIONS-5', 'error thrown by init or track', threw?.message ?? null, null);
  const accepted = await session.acceptedEvents();
  context.judge('OPTIONS-5', 'events accepted', typesOf(accepted), ['visited']);
  const cookies = identityCookies(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
  context.judge('OPTIONS-5', 'number of identity cookies', cookies.length, 1);
}
