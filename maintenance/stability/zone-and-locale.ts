const VARIABLES = ['TZ', 'LANG', 'LC_ALL'] as const;

/** Runs a function with this process, and those it starts, in a time zone and a locale; `null` leaves them unchanged. */
export async function inZoneAndLocale<T>(
  zone: string | null,
  locale: string | null,
  run: () => Promise<T>,
): Promise<T> {
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  set('TZ', zone ?? process.env.TZ);
  set('LANG', locale ?? process.env.LANG);
  set('LC_ALL', locale ?? process.env.LC_ALL);
  try {
    return await run();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
}

function set(name: (typeof VARIABLES)[number], value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
