import type { JSX } from 'preact';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Finding } from '../../evidence/verdict.ts';
import { bundledScript } from '../page/bundled-script.ts';
import { Difference } from '../page/difference.tsx';
import { Frame, htmlDocument } from '../page/frame.tsx';
import { STATUS_DISPLAY } from '../page/status.ts';
import { StatusLabel } from '../page/status-label.tsx';
import { describeFinding, requirementOf } from '../results/finding-groups.ts';
import type { Results } from '../results/results.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import type { ReplayData } from './browser/replay-data.ts';
import type { ReplayParts } from './parts.ts';
import { REPLAY_STYLE } from './style.ts';

const SCRIPT = new URL('./browser/main', import.meta.url);

/**
 * Renders a failed check as one self-contained HTML file that replays its steps in any browser, without a network: it
 * contains the candidate, the recording and the simulated browser. Throws if the report, `raw`, has no recording.
 */
export function replayHtml(results: Results, raw: CheckReport, { player, ...parts }: ReplayParts): string {
  const { recording } = raw;
  const candidate = sanitizeDeep(results.candidate);
  const report = sanitizeDeep(raw);
  const { timeline, engine, findings } = report;
  if (!recording) throw new Error(`${report.check} in ${engine} has no recording to replay.`);
  const problems = findings.filter(({ verdict }) => !['good', 'none'].includes(STATUS_DISPLAY[verdict].tone));
  const name = [candidate.name, candidate.version].filter(Boolean).join(' ');
  const data: ReplayData = { check: { ...parts, recording }, recorded: timeline ?? { before: 0, steps: [] }, engine };
  const judged = problems.filter(({ verdict }) => verdict !== 'blocked');
  const ids = judged.map(({ requirement }) => requirement);
  const blocked = problems.filter(({ verdict }) => verdict === 'blocked').map(({ requirement }) => requirement);
  return htmlDocument(
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
          <dt>reproduce</dt>
          <dd>
            <code class="command">{report.replay}</code>
          </dd>
        </dl>
        {judged.map((finding) => (
          <FailedFinding key={finding.requirement} results={results} finding={finding} />
        ))}
        {blocked.length > 0 && <p>Not judged because of this failure: {blocked.join(', ')}.</p>}
      </header>
      <main id="main">
        <div id="replay">
          <p>This page needs JavaScript to run the candidate.</p>
        </div>
      </main>
      <footer>
        <p>
          This page loads nothing and sends nothing. The candidate runs only when a button is pressed, in a simulated
          browser. Each of its pages is a worker, visible in the developer tools. Not affiliated with Amplitude.
        </p>
      </footer>
      <script type="application/json" id="replay-data" dangerouslySetInnerHTML={{ __html: scriptSafeJson(data) }} />
    </Frame>,
  );
}

function FailedFinding({ results, finding }: { results: Results; finding: Finding }): JSX.Element {
  const { level, sentence } = requirementOf(results, finding.requirement);
  const { verdict, requirement, expected, seen } = finding;
  return (
    <section class={`finding ${STATUS_DISPLAY[verdict].tone}`} aria-label={requirement}>
      <p>
        <StatusLabel status={verdict} /> <b>{requirement}</b> {level}: {sentence}
      </p>
      <p>{describeFinding(finding)}</p>
      {expected !== undefined && seen !== undefined && <Difference expected={expected} seen={seen} />}
    </section>
  );
}

/** JSON that cannot end the script element that contains it. */
function scriptSafeJson(data: ReplayData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
