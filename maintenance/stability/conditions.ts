import fc from 'fast-check';

/** Conditions of a round. None of them may change a verdict. */
export interface Conditions {
  /** One order of the checks for each run. The runs follow one another in the same processes. */
  orders: readonly (readonly string[])[];
  /** Processes that judge in parallel, each with a share of the checks. */
  processes: number;
  /** Further processes that keep the machine busy. */
  load: number;
  /** Time zone and locale; `null` for the machine’s own. */
  zone: string | null;
  locale: string | null;
  /** The event that the sites’ clocks start just before; `null` for the current time. */
  clock: string | null;
  /** The virtual time at which sites start, in milliseconds since 1970; `null` for the current time. */
  startTime: number | null;
}

/** Zones with offsets of whole, half and quarter hours, and one with a half-hour daylight saving shift. */
const ZONES: Readonly<Record<string, string>> = {
  'America/St_Johns': '2027-03-14T05:29:30Z',
  'Asia/Kathmandu': '2026-12-31T18:14:30Z',
  'Pacific/Apia': '2011-12-30T09:59:30Z',
  'Australia/Lord_Howe': '2027-04-03T14:59:30Z',
  'Europe/Berlin': '2027-10-31T00:59:30Z',
  UTC: '2016-12-31T23:59:30Z',
};

/** Locales with other letters, digits, calendars or case rules. */
const LOCALES = ['tr_TR.UTF-8', 'ar_EG.UTF-8', 'th_TH.UTF-8', 'de_DE.UTF-8', 'C'];

/** Each starts half a minute before the event, which so happens during a visit. */
const ZONE_EVENT = 'a change of the zone’s clocks, calendar or year';
const CLOCKS: Readonly<Record<string, string | null>> = {
  now: null,
  'the end of a leap day': '2028-02-29T23:59:30Z',
  [ZONE_EVENT]: null,
  'the end of 32-bit time': '2038-01-19T03:14:00Z',
};

/** Numbers of busy processes. Only a third of the rounds have any, since those take twice as long. */
const LOADS = [0, 0, 3];

/** The conditions of the first round: the checks once, in their own order, in one process, zone and locale unchanged. */
export function plainConditions(checks: readonly string[]): Conditions {
  return { orders: [checks], processes: 1, load: 0, zone: null, locale: null, clock: null, startTime: null };
}

/**
 * Draws the conditions of `rounds` rounds of `runs` runs each, the same for the same seed. Each round takes the next value
 * of every condition, so that few rounds cover all values. Each run has its own order.
 */
export function drawnRounds(checks: readonly string[], rounds: number, runs: number, seed: number): Conditions[] {
  const pick = <T>(values: readonly T[], round: number, salt: number): T => {
    const all = { minLength: values.length, maxLength: values.length };
    const [shuffled = []] = fc.sample(fc.shuffledSubarray([...values], all), { seed: seed + salt, numRuns: 1 });
    return shuffled[round % shuffled.length] as T;
  };
  return Array.from({ length: rounds }, (_, round) => {
    const zone = pick(Object.keys(ZONES), round, 0);
    const clock = pick(Object.keys(CLOCKS), round, 1);
    const startTime = clock === ZONE_EVENT ? ZONES[zone] : CLOCKS[clock];
    const orders = fc.sample(fc.shuffledSubarray([...checks], { minLength: checks.length, maxLength: checks.length }), {
      seed: seed + 1000 + round,
      numRuns: runs,
    });
    return {
      orders,
      processes: pick([1, 2, 3], round, 2),
      load: pick(LOADS, round, 3),
      zone,
      locale: pick(LOCALES, round, 4),
      clock,
      startTime: startTime ? Date.parse(startTime) : null,
    };
  });
}

/** Each condition that could explain a change, on its own, by name. The order and the number of processes cannot be isolated. */
export function isolatedConditions(checks: readonly string[], conditions: Conditions): Map<string, Conditions> {
  const { zone, locale, clock, startTime, load } = conditions;
  const alone: [string | null, Partial<Conditions>][] = [
    [zone && `the time zone ${zone}`, { zone }],
    [locale && `the locale ${locale}`, { locale }],
    [startTime === null ? null : `the clock at ${clock}`, { clock, startTime }],
    [load === 0 ? null : `${load} busy processes`, { load }],
  ];
  return new Map(
    alone.flatMap(([name, only]) => (name === null ? [] : [[name, { ...plainConditions(checks), ...only }]])),
  );
}

/** The conditions in one line. */
export function formatConditions({ orders, processes, load, zone, locale, clock, startTime }: Conditions): string {
  const start = startTime === null ? 'now' : `${new Date(startTime).toISOString()}, before ${clock}`;
  const machine = `${processes === 1 ? '1 process' : `${processes} processes`}, ${load} busy processes`;
  return zone === null
    ? `original order, ${machine}`
    : `${orders.length === 1 ? 'random order' : `${orders.length} random orders`}, ${machine}, ${zone}, ${locale ?? 'unchanged locale'}, ${start}`;
}
