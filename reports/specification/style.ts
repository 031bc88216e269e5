import { DARK, LIGHT, type Palette } from '../page/palette.ts';
import type { Tone } from '../page/status.ts';

/**
 * The page’s style sheet. It contains no character that markup would escape, so that the page’s policy can allow it by its
 * hash.
 */
export const STYLE = `
:root { color-scheme: light dark; ${properties(LIGHT)} }
@media screen and (prefers-color-scheme: dark) { :root { ${properties(DARK)} } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: .9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
small { font-size: .8rem; color: var(--muted); }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
.id { white-space: nowrap; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
header, main, nav, footer { padding: 0 1.25rem; }
header { padding-top: 2rem; }
footer { padding-bottom: 3rem; color: var(--muted); }
.about { color: var(--muted); margin: 0 0 1rem; }

nav ul { list-style: none; margin: 0; padding: 0; font-size: .9rem; }
nav li { display: flex; gap: .5rem; justify-content: space-between; padding: .2rem 0; }
nav h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav .count { color: var(--muted); white-space: nowrap; }

article { border-top: 1px solid var(--line); padding: 1rem 0 1rem; }
article:target { outline: 2px solid var(--link); outline-offset: .5rem; }
article h3 a { color: inherit; text-decoration: none; }
article h3 a:hover { text-decoration: underline; }
article .said { margin: .25rem 0 .5rem; font-size: 1.1rem; line-height: 1.4; max-width: 62ch; }
.level { font-size: .75rem; letter-spacing: .05em; border: 1px solid var(--line); border-radius: .25rem; padding: .1rem .4rem; margin-left: .35rem; vertical-align: .08em; }
.level.must { background: var(--text); color: var(--ground); border-color: var(--text); }

dl { display: grid; grid-template-columns: 8.5rem 1fr; gap: .15rem 1rem; margin: 0; font-size: .875rem; }
dt { color: var(--muted); }
dd { grid-column: 2; margin: 0; min-width: 0; overflow-wrap: anywhere; }
dd ul { margin: 0; padding: 0; list-style: none; }

.wide { overflow-x: auto; margin: 1rem 0; }
header h3 { margin-top: 1.5rem; }
table { border-collapse: collapse; font-size: .875rem; }
th small { display: block; font-weight: 400; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }

.stands { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem; margin: .35rem 0; padding: 0; }
.stand { border-radius: .25rem; padding: .1rem .5rem; font-size: .8rem; }
.stand b { font-weight: 650; }
.remark { border-radius: .35rem; padding: .6rem .75rem; margin: .5rem 0; font-size: .875rem; }
.remark p { margin: 0 0 .25rem; overflow-wrap: anywhere; }
.remark dl { grid-template-columns: 5.5rem 1fr; }
.remark dt { color: inherit; }
article.judged { border-top: 0; border-left: .3rem solid; padding: .5rem 0 .5rem 1rem; margin: 1rem 0; }
article.judged .said { border-radius: .35rem; padding: .5rem .75rem; margin: .35rem 0 .6rem; max-width: none; }
${tones()}

@media (max-width: 40rem) {
  dl { grid-template-columns: 5.5rem 1fr; gap: .15rem .75rem; }
  .remark dl { grid-template-columns: 4.5rem 1fr; }
  table, th small { font-size: .75rem; }
  th, td { padding-right: .4rem; }
  th b { white-space: nowrap; }
  th.number { font-weight: 400; }
}
@media screen and (min-width: 70rem) {
  .page { display: grid; grid-template-columns: 19rem minmax(0, 50rem); gap: 0 2.5rem; justify-content: center; }
  header, footer { grid-column: 2; }
  nav { grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1rem 1.25rem 2rem; border-right: 1px solid var(--line); }
}
@media print {
  body { font-size: 10pt; }
  .skip { display: none; }
  .level.must { background: none; color: inherit; }
  article, .remark, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; }
}
`;

function properties({ tones, ...colors }: Palette): string {
  const all = [
    ...Object.entries(colors),
    ...Object.entries(tones).flatMap(([tone, { text, ground }]) => [
      [`${tone}-text`, text],
      [`${tone}-ground`, ground],
    ]),
  ];
  return all.map(([name, color]) => `--${name}: ${color};`).join(' ');
}

function tones(): string {
  return (Object.keys(LIGHT.tones) as Tone[])
    .map(
      (tone) => `
.stand.${tone} { color: var(--${tone}-text); background: var(--${tone}-ground); }
.remark.${tone} { background: var(--${tone}-ground); }
b.${tone} { color: var(--${tone}-text); }
article.${tone} { border-color: var(--${tone}-text); }
article.${tone} .said { background: var(--${tone}-ground); }`,
    )
    .join('');
}
