import { REPORT_STYLE } from '../html/style.ts';

/** A report’s style, and what a replay has beside. */
export const REPLAY_STYLE = `${REPORT_STYLE}
@media screen and (min-width: 70rem) { .page { display: block; max-width: 90rem; margin: 0 auto; } }
header > .remark { margin-top: .6rem; }
.stage { display: grid; grid-template-columns: minmax(18rem, 2fr) minmax(0, 3fr); gap: 1.5rem; align-items: start; margin-top: 1rem; }
.script { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; padding: .5rem 0; }
.controls { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .5rem; }
.controls .first { font-weight: 650; }
.taken { list-style: none; counter-reset: step; margin: 0; padding: 0; }
.taken li { counter-increment: step; margin: .2rem 0; }
.taken button { display: grid; grid-template-columns: 1.8rem 1fr; gap: 0 .25rem; width: 100%; text-align: left; overflow-wrap: anywhere; border-color: var(--line); border-left: .3rem solid var(--line); }
.taken button::before { content: counter(step); color: var(--muted); grid-row: 1 / span 2; font-variant-numeric: tabular-nums; }
.taken small { grid-column: 2; }
.taken .done { border-left-color: var(--link); }
.taken .judgement { background: var(--panel); }
.taken .judgement.broken { border-left-color: var(--bad-text); background: var(--bad-ground); }
.taken .judgement.broken.done { color: var(--bad-text); }
.taken [aria-current] { outline: 2px solid var(--text); outline-offset: -1px; }
.panel h2 { font-size: 1.15rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
.panel h3 { margin: 1.1rem 0 .25rem; }
.panel h4 { margin: .6rem 0 .15rem; overflow-wrap: anywhere; }
.panel ul { list-style: none; margin: 0; padding: 0; font-size: .8125rem; }
.panel li { overflow-wrap: anywhere; padding: .1rem .35rem; border-radius: .2rem; }
.panel .kind { color: var(--muted); }
.panel .recorded, .panel .replay { background: var(--warn-ground); }
.panel .fresh { background: var(--good-ground); }
.panel .gone { background: var(--bad-ground); }
.panel td { overflow-wrap: anywhere; min-width: 4rem; }
.panel tr.gone td { text-decoration: line-through; }
.agrees { font-size: .875rem; margin: .25rem 0; }
@media (max-width: 48rem) { .stage { grid-template-columns: minmax(0, 1fr); } .script { position: static; max-height: none; } }
`;
