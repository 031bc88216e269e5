import { LIGHT } from '../page/palette.ts';
import type { Tone } from '../page/status.ts';
import { STYLE } from '../specification/style.ts';

/** The specification’s style, and what a report has beside. */
export const REPORT_STYLE = `${STYLE}
[hidden] { display: none !important; }
header h1 { margin: 0 0 .35rem; }
header h1 b { font-weight: inherit; }
.answer { border-radius: .5rem; padding: 1.1rem 1.25rem; margin: .25rem 0 1.25rem; }
.answer p { margin: .2rem 0; }
h4 { font-size: .875rem; margin: .75rem 0 .2rem; }
.none { color: var(--muted); }
.at { font-variant-numeric: tabular-nums; }
ul.reasons { margin: .25rem 0; padding-left: 1.1rem; font-size: .875rem; }
summary { cursor: pointer; color: var(--link); font-size: .875rem; padding: .25rem 0; }
summary:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
summary small { margin-left: .35rem; }
header > details { margin: .35rem 0; }
header > details > :not(summary) { margin: .35rem 0 .75rem; }
button, select, input[type=search] { font: inherit; font-size: .875rem; color: var(--text); background: var(--ground); border: 1px solid var(--muted); border-radius: .3rem; padding: .25rem .6rem; min-height: 1.75rem; }
button { cursor: pointer; }
button:hover { background: var(--panel); }
.copy { font-size: .75rem; padding: .05rem .5rem; min-height: 1.5rem; white-space: nowrap; }
nav li.chapter { padding-left: .75rem; }

.levels { width: 100%; }
.levels tbody + tbody th, .levels tbody + tbody td { border-top: 1px solid var(--muted); }
.levels th[scope=rowgroup] .level { margin: 0; }
.levels .bar { width: 40%; padding-right: 0; vertical-align: middle; }
.levels svg { display: block; width: 100%; height: .7rem; border-radius: .2rem; }
.levels th.number { font-weight: 400; color: var(--muted); }

#filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .6rem .75rem; padding: .9rem 1rem; border-radius: .5rem; background: var(--panel); font-size: .875rem; }
#filters label > span { display: block; color: var(--muted); font-size: .8rem; }
#filters label > select, #filters label > input[type=search] { width: 100%; }
#filters fieldset { grid-column: 1 / -1; border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
#filters legend { float: left; color: var(--muted); font-size: .8rem; margin-right: .75rem; padding: .1rem 0; }
#filters fieldset label { display: inline-flex; align-items: center; gap: .3rem; min-height: 1.5rem; }
.found { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0; }
.found output { flex: 1 1 12rem; }

@media screen and (scripting: enabled) {
  body:not(.drawn) #judged > section { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
}
article.judged { padding: .2rem 0 .2rem .9rem; margin: .6rem 0; }
article.judged h3 { font-size: .875rem; }
.remark dl { grid-template-columns: 7rem 1fr; }
article.judged.here { outline: 2px solid var(--link); outline-offset: .35rem; }
.title { display: flex; flex-wrap: wrap; gap: .25rem .75rem; justify-content: space-between; align-items: baseline; }
.title h3, .title .stands { margin: 0; }
article.judged .said { font-size: 1rem; padding: .4rem .75rem; margin: .3rem 0; }
details.facts > summary { font-size: .75rem; color: var(--muted); padding: 0; min-height: 1.5rem; }
dd details > summary { padding: 0; }
details.facts dl { font-size: .8rem; margin-bottom: .5rem; }

.difference { display: grid; grid-template-columns: 1fr 1fr; gap: .6rem; margin: .5rem 0; }
figure { margin: 0; background: var(--ground); border-radius: .35rem; padding: .4rem .6rem .5rem; min-width: 0; }
figcaption { font-size: .75rem; color: var(--muted); }
figure code { white-space: pre-wrap; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .2em; }

.proof h3 { max-width: 62ch; }
.proof > .about { margin: 0 0 .35rem; font-size: .875rem; }
.moments { display: grid; gap: .6rem; margin: .35rem 0 .75rem; }
.shown { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem; }
.shown.empty { border-color: var(--good-text); background: var(--good-ground); }
.shown.empty .none { color: var(--good-text); font-weight: 600; }
.shown h4 { margin: 0 0 .35rem; font-size: .95rem; }
.shown dl { grid-template-columns: 12rem 1fr; font-size: .8125rem; }
.shown.empty dt { color: inherit; }
.between { margin: 0 0 0 .9rem; padding: 0 0 0 1rem; border-left: 2px solid var(--line); font-size: .8125rem; }
.between ol { list-style: none; margin: 0; padding: 0; }
.between li { margin: .3rem 0; }
.between b, .did b { font: 600 .95em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.judgement .did b { font: inherit; font-weight: 650; }

.timeline { margin: .5rem 0; }
.timeline > summary code { color: inherit; }
.remark .timeline { background: var(--ground); border-radius: .35rem; padding: .35rem .75rem .6rem; margin-top: .6rem; }
.steps { margin: .5rem 0; padding: 0; list-style: none; counter-reset: step; font-size: .8125rem; position: relative; }
.step { counter-increment: step; border-left: 3px solid var(--line); padding: .2rem 0 .2rem 2.6rem; position: relative; }
.step::before { content: counter(step); position: absolute; left: .5rem; color: var(--muted); font-variant-numeric: tabular-nums; }
.step .did { margin: 0; overflow-wrap: anywhere; }
.step.moment { border-color: var(--link); }
.step.judgement.good { border-color: var(--good-text); }
.step.judgement.bad { border-color: var(--bad-text); background: var(--bad-ground); }
.where { color: var(--muted); overflow-wrap: anywhere; }
.caused, .changes, .outbox, .items { margin: .1rem 0 .2rem; padding: 0; list-style: none; }
.caused li, .items li { padding-left: .9rem; text-indent: -.9rem; overflow-wrap: anywhere; }
.caused li::before { content: none; }
.caused .cookie::before, .caused .storage::before { content: '✎ '; }
.caused .send::before { content: '↑ '; }
.caused .arrived::before { content: '⇥ '; }
.caused .error::before { content: '⚡ '; }
.changes li::before { content: '→ '; color: var(--muted); }
.name { font-weight: 600; }

.scrubber { display: grid; grid-template-columns: auto 1fr auto auto; gap: .5rem; align-items: center; margin: .5rem 0; }
.track { position: relative; min-width: 0; }
.track input { display: block; width: 100%; margin: 0; min-height: 1.75rem; accent-color: var(--link); }
.marks { display: flex; height: .6rem; gap: 1px; padding: 0 .5rem; }
.mark { flex: 1; border-radius: 1px; background: var(--line); cursor: pointer; min-width: 0; }
.mark.act { background: var(--muted); }
.mark.moment { background: var(--link); }
.mark.judgement.good { background: var(--good-text); }
.mark.judgement.bad { background: var(--bad-text); }
.mark.current { outline: 2px solid var(--text); }
.scrubber output { font-size: .8rem; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.both { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1rem; }
.scrubbed .steps { max-height: 26rem; overflow-y: auto; margin: 0; }
.scrubbed .step { cursor: pointer; }
.scrubbed .step:not(.current) > :not(.did) { display: none; }
.scrubbed .step:not(.current) .where { display: none; }
.scrubbed .step:not(.current) .did { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.scrubbed .step.later { opacity: 1; }
.scrubbed .step.later .did { color: var(--muted); }
.scrubbed .step.current { background: var(--panel); border-left-color: var(--link); }
.scrubbed .step.current.bad { background: var(--bad-ground); }
.state { max-height: 26rem; overflow-y: auto; font-size: .8125rem; }
.state .about { margin: 0; font-size: .8rem; overflow-wrap: anywhere; }
.state h4 { font-size: .8rem; margin: .5rem 0 .1rem; }
.state ul { margin: 0; padding: 0; list-style: none; }
.state li { overflow-wrap: anywhere; padding: .1rem .35rem; border-radius: .2rem; }
.state p.none { margin: 0; padding: 0 .35rem; }
.state .fresh { background: var(--warn-ground); }
.state .gone .name { text-decoration: line-through; }
${tones()}

@media (max-width: 40rem) {
  .difference, .both { grid-template-columns: minmax(0, 1fr); }
  .scrubbed .steps { max-height: 16rem; }
  .levels .bar { display: none; }
  .remark dl { grid-template-columns: 1fr; }
  .remark dd { grid-column: 1; margin-bottom: .35rem; }
  .shown dl { grid-template-columns: 1fr; }
  .shown dd { grid-column: 1; margin: 0 0 .25rem .75rem; }
  .scrubber { grid-template-columns: auto 1fr auto; }
  .scrubber output { grid-column: 1 / -1; }
  button { min-height: 2.2rem; }
  .answer { padding: .8rem 1rem; }
  h1 { font-size: 1.5rem; }
}
@media screen and (min-width: 70rem) {
  .page { grid-template-columns: 17rem minmax(0, 58rem); }
}
@media print {
  #filters, .copy, .scrubber, nav, details.facts, .skip { display: none; }
  .scrubbed .steps, .state { max-height: none; }
  .shown, .answer, .difference { break-inside: avoid; }
  .answer, .said, .shown, .remark, rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  summary { color: inherit; list-style: none; }
}
`;

function tones(): string {
  return (Object.keys(LIGHT.tones) as Tone[])
    .map(
      (tone) => `
.answer.${tone} { background: var(--${tone}-ground); }
rect.${tone} { fill: var(--${tone === 'none' ? 'line' : `${tone}-text`}); }`,
    )
    .join('');
}
