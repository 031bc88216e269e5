import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { Act, TimelineStep } from '../../evidence/timeline.ts';
import { reportFixture, resultsFixture } from '../fixtures/small-results.ts';
import { actFixture } from '../fixtures/timeline-results.ts';
import { Comparison } from './comparison.ts';
import { replayHtml } from './html.tsx';
import { selectReplays } from './select-replays.ts';

const HOSTILE = `</script><script>window.owned = 1</script><!--<script><img src="http://leak.test/" onerror="window.owned = 2">\x1b[2J\u202e`;

const parts = { player: 'let played;', recorder: HOSTILE, profile: HOSTILE, capabilities: [HOSTILE] };

function aReport(text: string, check = 'a-check') {
  return {
    ...reportFixture('chromium', 'JAR-1', 'fail', { message: text, expected: text, seen: `${text}!` }),
    check,
    title: text,
    replay: text,
    timeline: { before: 0, steps: [actFixture({ act: text })] },
    recording: {
      visitors: [{ domain: text, now: 0, cookies: 'kept' as const }],
      steps: [
        { kind: 'action' as const, visitor: 1, tab: 1, action: { do: 'open' as const, url: text } },
        { kind: 'judgement' as const, requirement: 'JAR-1', what: text, holds: false, expected: text, seen: text },
      ],
    },
  };
}

test('text that a candidate could influence never becomes markup, and the page loads nothing', () => {
  const report = aReport(HOSTILE);
  const scripts = [{ name: HOSTILE, source: HOSTILE }];
  const html = replayHtml(resultsFixture({ reports: [report] }), report, { ...parts, scripts });
  const { document } = new JSDOM(html).window;
  expect([...document.scripts].map(({ type, textContent }) => type || textContent?.slice(0, 10))).toEqual([
    'application/json',
    'let played',
    expect.any(String),
  ]);
  expect(document.querySelectorAll('img, link, iframe, [src], [onerror]').length).toBe(0);
  expect(document.querySelector('header')?.textContent).toContain('\\x1b[2J\\u{202e}');
  const data = JSON.parse(document.getElementById('replay-data')?.textContent ?? '');
  expect([data.check.scripts[0].source, data.check.recording.visitors[0].domain]).toEqual([HOSTILE, HOSTILE]);
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+' 'sha256-\S+' 'unsafe-eval' blob:; worker-src blob:; base-uri 'none'; form-action 'none'$/,
  );
});

test('at most twenty failing checks have a replay, each from the first engine with a recording', () => {
  const many = Array.from({ length: 30 }, (_, index) => aReport('text', `check-${index + 10}`));
  const elsewhere = many.map((report) => ({ ...report, engine: 'firefox' as const }));
  const { recording: _, ...unrecorded } = aReport('text', 'without');
  const selected = selectReplays(
    resultsFixture({ reports: [unrecorded, aReport('text', '../outside'), ...many, ...elsewhere] }),
  );
  expect(selected.map(({ check, engine }) => `${check} ${engine}`)).toEqual(
    many.slice(0, 20).map(({ check }) => `${check} chromium`),
  );
});

const ID = 'Qm9vN2xkWTRhc2Rmc2Fk';
const OTHER_ID = 'ZXJ0eXVpb3Bhc2RmZ2hq';
const writes = (...texts: string[]): Act =>
  actFixture({ act: 'init()', effects: texts.map((text) => ({ kind: 'cookie', text })), arrived: [], changes: null });

function differences(recorded: TimelineStep[], replay: TimelineStep[]): string[] {
  const lines = new Comparison({ before: 0, steps: recorded }).next(replay);
  return lines.filter((line) => line.in !== 'both').map((line) => `${line.in}: ${line.text}`);
}

test('random values of two runs are equal if they have the same position', () => {
  expect(
    differences([writes(`id=${ID}`), writes(`id=${ID}`)], [writes(`id=${OTHER_ID}`), writes(`id=${OTHER_ID}`)]),
  ).toEqual([]);
  const third = 'YWxza2RqZmhnbXpueGJj';
  expect(
    differences([writes(`id=${ID}`), writes(`id=${ID}`)], [writes(`id=${OTHER_ID}`), writes(`id=${third}`)]),
  ).toEqual([`replay: id=${third}`, `recorded: id=${ID}`]);
});

test('an observation of only one run is marked with that run', () => {
  expect(differences([writes('amp_a=1', 'amp_b=1')], [writes('amp_b=1', 'amp_b=1')])).toEqual([
    'replay: amp_b=1',
    'recorded: amp_a=1',
  ]);
});
