import type { Tone } from './status.ts';

/** Colours by purpose. A test verifies the contrast of every text colour on each of its grounds. */
export interface Palette {
  ground: string;
  /** The ground of panels and forms. */
  panel: string;
  line: string;
  text: string;
  muted: string;
  link: string;
  tones: Readonly<Record<Tone, { text: string; ground: string }>>;
}

export const LIGHT: Palette = {
  ground: '#fdfdfc',
  panel: '#f3f4f5',
  line: '#d5d9dd',
  text: '#1d1f21',
  muted: '#565c63',
  link: '#0b57a4',
  tones: {
    good: { text: '#17632f', ground: '#e3f4e7' },
    bad: { text: '#9d1c14', ground: '#fde8e5' },
    warn: { text: '#754a00', ground: '#fdf0d3' },
    harness: { text: '#7a1f7e', ground: '#f8e6f8' },
    none: { text: '#4d535a', ground: '#e9ecee' },
  },
};

export const DARK: Palette = {
  ground: '#15171a',
  panel: '#1e2125',
  line: '#3a4047',
  text: '#e7e9ea',
  muted: '#a7aeb5',
  link: '#8fc1ff',
  tones: {
    good: { text: '#86dc9c', ground: '#12301c' },
    bad: { text: '#ff9d94', ground: '#421512' },
    warn: { text: '#f1c266', ground: '#38290a' },
    harness: { text: '#eba3ee', ground: '#391439' },
    none: { text: '#b4bbc2', ground: '#2a2e33' },
  },
};

/** The palette as CSS custom properties: `--text`, `--good-ground` and so on, light or dark as the reader prefers. */
export function paletteStyle(): string {
  return [
    `:root { color-scheme: light dark; ${customProperties(LIGHT)} }`,
    `@media screen and (prefers-color-scheme: dark) { :root { ${customProperties(DARK)} } }\n`,
  ].join('\n');
}

function customProperties({ tones, ...colors }: Palette): string {
  const all = [
    ...Object.entries(colors),
    ...Object.entries(tones).flatMap(([tone, { text, ground }]) => [
      [`${tone}-text`, text],
      [`${tone}-ground`, ground],
    ]),
  ];
  return all.map(([name, color]) => `--${name}: ${color};`).join(' ');
}
