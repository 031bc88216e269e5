import fc from 'fast-check';

/** What must change no verdict. */
export interface Conditions {
  /** Checks in the order in which they run: a whole run each, one after the other in the same processes. */
  orders: readonly (readonly string[])[];
  /** Judging side by side, each with a share of the checks. */
  processes: number;
  /** Processes beside them that keep the machine busy. */
  load: number;
  /** `null`: as the machine has it. */
  zone: string | null;
  locale: string | null;
  /** What the sites’ clocks are at when they begin, and that moment in milliseconds since 1970; `null`: now. */
  clock: string | null;
  beginning: number | null;
}

/** Zones that are hours, half an hour and three quarters away, and half an hour apart between summer and winter. */
const ZONES: Readonly<Record<string, string>> = {
  'America/St_Johns': '2027-03-14T05:29:30Z',
  'Asia/Kathmandu': '2026-12-31T18:14:30Z',
  'Pacific/Apia': '2011-12-30T09:59:30Z',
  'Australia/Lord_Howe': '2027-04-03T14:59:30Z',
  'Europe/Berlin': '2027-10-31T00:59:30Z',
  UTC: '2016-12-31T23:59:30Z',
};

/** Where other letters, digits, calendars or cases of letters are usual. */
const LOCALES = ['tr_TR.UTF-8', 'ar_EG.UTF-8', 'th_TH.UTF-8', 'de_DE.UTF-8', 'C'];

/** Half a minute before what is named: it then happens while a visit goes on. */
const TURN = 'the turn of the zone’s clocks, calendar or year';
const CLOCKS: Readonly<Record<string, string | null>> = {
  now: null,
  'a leap day’s end': '2028-02-29T23:59:30Z',
  [TURN]: null,
  'the end of 32 bits': '2038-01-19T03:14:00Z',
};

/** Busy processes beside. In a third of the rounds only: these take twice as long. */
const LOADS = [0, 0, 3];

/** The first round: the suite as it is, once, at the machine’s own place, one after the other. */
export function plain(checks: readonly string[]): Conditions {
  return { orders: [checks], processes: 1, load: 0, zone: null, locale: null, clock: null, beginning: null };
}

/**
 * So many rounds of so many runs; the same for a seed. Each round goes on to another value of everything, so that few
 * rounds meet them all; each run has an order of its own.
 */
export function drawnRounds(checks: readonly string[], rounds: number, runs: number, seed: number): Conditions[] {
  const drawn = <T>(values: readonly T[], round: number, salt: number): T => {
    const all = { minLength: values.length, maxLength: values.length };
    const [shuffled = []] = fc.sample(fc.shuffledSubarray([...values], all), { seed: seed + salt, numRuns: 1 });
    return shuffled[round % shuffled.length] as T;
  };
  return Array.from({ length: rounds }, (_, round) => {
    const zone = drawn(Object.keys(ZONES), round, 0);
    const clock = drawn(Object.keys(CLOCKS), round, 1);
    const beginning = clock === TURN ? ZONES[zone] : CLOCKS[clock];
    const orders = fc.sample(fc.shuffledSubarray([...checks], { minLength: checks.length, maxLength: checks.length }), {
      seed: seed + 1000 + round,
      numRuns: runs,
    });
    return {
      orders,
      processes: drawn([1, 2, 3], round, 2),
      load: drawn(LOADS, round, 3),
      zone,
      locale: drawn(LOCALES, round, 4),
      clock,
      beginning: beginning ? Date.parse(beginning) : null,
    };
  });
}

/** Each of the conditions that could be to blame, alone. Order and company are nothing a check has alone. */
export function oneByOne(checks: readonly string[], conditions: Conditions): Map<string, Conditions> {
  const { zone, locale, clock, beginning, load } = conditions;
  const alone: [string | null, Partial<Conditions>][] = [
    [zone && `the time zone ${zone}`, { zone }],
    [locale && `the locale ${locale}`, { locale }],
    [beginning === null ? null : `the clock at ${clock}`, { clock, beginning }],
    [load === 0 ? null : `${load} busy processes`, { load }],
  ];
  return new Map(alone.flatMap(([name, only]) => (name === null ? [] : [[name, { ...plain(checks), ...only }]])));
}

/** In one line. */
export function formatConditions({ orders, processes, load, zone, locale, clock, beginning }: Conditions): string {
  const begins = beginning === null ? 'now' : `${new Date(beginning).toISOString()}, before ${clock}`;
  const beside = `${processes === 1 ? 'one process' : `${processes} processes`}, ${load} busy beside`;
  return zone === null
    ? `as it is, ${beside}`
    : `any order${orders.length === 1 ? '' : ` ${orders.length} times`}, ${beside}, ${zone}, ${locale ?? 'no other locale'}, ${begins}`;
}
