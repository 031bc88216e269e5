import { REPORT_STYLE } from '../html/style.ts';

/** The report’s style, and what the matrix has beside. */
export const MATRIX_STYLE = `${REPORT_STYLE}
@media screen and (min-width: 70rem) { .page { display: block; max-width: 110rem; margin: 0 auto; } }
#filters { max-width: 48rem; }
#matrix { border-collapse: separate; border-spacing: 0; font-size: .8125rem; }
#matrix th, #matrix td { padding: 0; border: 0; }
#matrix thead th { padding: .2rem .35rem; font-weight: 600; vertical-align: bottom; }
#matrix thead th[scope=colgroup] { text-align: left; border-left: 1px solid var(--line); white-space: nowrap; }
#matrix th[scope=row] { position: sticky; left: 0; background: var(--ground); padding: 0 .75rem 0 0; white-space: nowrap; font-weight: 500; }
#matrix th[scope=row] .level { font-size: .65rem; }
.version { writing-mode: vertical-rl; transform: rotate(180deg); display: inline-block; font-variant-numeric: tabular-nums; min-width: 1.5rem; }
#matrix td a, #matrix td span { display: block; min-width: 1.6rem; height: 1.6rem; line-height: 1.6rem; text-align: center; text-decoration: none; margin: 1px; border-radius: .15rem; font-weight: 650; }
#matrix td a:hover { outline: 2px solid var(--link); }
#matrix td .mixed { text-decoration: underline dotted; text-underline-offset: .2em; }
#matrix .absent { color: var(--muted); }
#matrix td a.good { background: var(--good-ground); color: var(--good-text); }
#matrix td a.bad { background: var(--bad-ground); color: var(--bad-text); }
#matrix td a.warn { background: var(--warn-ground); color: var(--warn-text); }
#matrix td a.harness { background: var(--harness-ground); color: var(--harness-text); }
#matrix td a.none { background: var(--none-ground); color: var(--none-text); }
#matrix button { display: block; margin: .15rem auto 0; writing-mode: horizontal-tb; padding: 0 .3rem; min-width: 1.6rem; min-height: 1.6rem; font-size: .75rem; }
.strip p { margin: .25rem 0; font-size: .875rem; }
.strip svg { display: block; width: 100%; max-width: 48rem; height: .7rem; border-radius: .2rem; border: 1px solid var(--line); }
rect.absent { fill: var(--ground); }
.stands small { color: inherit; }
`;
