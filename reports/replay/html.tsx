import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Finding } from '../../evidence/verdict.ts';
import { bundledScript } from '../html/bundled-script.ts';
import { Difference } from '../html/difference.tsx';
import { Stood } from '../html/verdicts.tsx';
import { Frame } from '../page/frame.tsx';
import { STATUSES } from '../page/status.ts';
import { describeFinding, requirementOf } from '../results/finding-groups.ts';
import type { Results } from '../results/results.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import type { Script } from './browser/script.ts';
import type { ReplayParts } from './parts.ts';
import { REPLAY_STYLE } from './style.ts';

const SCRIPT = new URL('./browser/main', import.meta.url);

/**
 * A failure as one HTML file in which its steps can be taken again, in any browser and without a network: the candidate,
 * the steps, and the browser that they are taken in. `raw`, its report, must have a tape.
 */
export function replayHtml(results: Results, raw: CheckReport, { player, ...parts }: ReplayParts): string {
  const { recording } = raw;
  const candidate = sanitizeDeep(results.candidate);
  const report = sanitizeDeep(raw);
  const { timeline, engine, findings } = report;
  if (!recording) throw new Error(`${report.check} in ${engine} has no tape: there is nothing to replay.`);
  const broken = findings.filter(({ verdict }) => !['good', 'none'].includes(STATUSES[verdict].tone));
  const name = [candidate.name, candidate.version].filter(Boolean).join(' ');
  const data: Script = { check: { ...parts, recording }, recorded: timeline ?? { before: 0, steps: [] }, engine };
  const shown = broken.filter(({ verdict }) => verdict !== 'blocked');
  const ids = shown.map(({ requirement }) => requirement);
  const behind = broken.filter(({ verdict }) => verdict === 'blocked').map(({ requirement }) => requirement);
  const page = renderToString(
    <Frame
      title={`Replay of ${ids.join(', ')}: ${name}`}
      assets={{ style: REPLAY_STYLE, script: bundledScript(SCRIPT), player }}
    >
      <header>
        <h1>
          {name}: {ids.join(', ')}, step by step
        </h1>
        <dl>
          <dt>check</dt>
          <dd>
            <code>{report.check}</code>, {report.title}
          </dd>
          <dt>seen in</dt>
          <dd>
            {engine}, {report.build}
          </dd>
          <dt>candidate</dt>
          <dd>
            <code>{candidate.specifier}</code> <small>{candidate.hash}</small>
          </dd>
          <dt>replay</dt>
          <dd>
            <code class="replay">{report.replay}</code>
          </dd>
        </dl>
        {shown.map((finding) => (
          <Broken key={finding.requirement} results={results} finding={finding} />
        ))}
        {behind.length > 0 && <p>Not judged because of it: {behind.join(', ')}.</p>}
      </header>
      <main id="main">
        <div id="replay">
          <p>This page needs its script, to run the candidate.</p>
        </div>
      </main>
      <footer>
        <p>
          One file that loads nothing and sends nothing. The candidate runs when a button is pressed and not before, in
          a simulated browser; each of its pages is a worker, which this browser’s developer tools show. Not affiliated
          with Amplitude.
        </p>
      </footer>
      <script type="application/json" id="script" dangerouslySetInnerHTML={{ __html: inMarkup(data) }} />
    </Frame>,
  );
  return `<!doctype html>\n${page}\n`;
}

function Broken({ results, finding }: { results: Results; finding: Finding }): JSX.Element {
  const { level, sentence } = requirementOf(results, finding.requirement);
  const { verdict, requirement, expected, seen } = finding;
  return (
    <section class={`remark ${STATUSES[verdict].tone}`} aria-label={requirement}>
      <p>
        <Stood status={verdict} /> <b>{requirement}</b> {level}: {sentence}
      </p>
      <p>{describeFinding(finding)}</p>
      {expected !== undefined && seen !== undefined && <Difference expected={expected} seen={seen} />}
    </section>
  );
}

/** JSON that ends no script, whatever it says. */
function inMarkup(data: Script): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
