const PLACE = ['TZ', 'LANG', 'LC_ALL'] as const;

/** Acts with this process, and those it starts, in a time zone and a locale; with `null` where they are. */
export async function inPlace<T>(zone: string | null, locale: string | null, act: () => Promise<T>): Promise<T> {
  const before = PLACE.map((name) => [name, process.env[name]] as const);
  set('TZ', zone ?? process.env.TZ);
  set('LANG', locale ?? process.env.LANG);
  set('LC_ALL', locale ?? process.env.LC_ALL);
  try {
    return await act();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
}

function set(name: (typeof PLACE)[number], value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
