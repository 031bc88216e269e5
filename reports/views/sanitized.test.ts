import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import jsonld from 'jsonld';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import { badge, badgeSvg } from '../badge/badge.ts';
import { receiptOf } from '../badge/receipt.ts';
import { receiptText } from '../badge/receipt-file.ts';
import { resultsDifference } from '../diff/difference.ts';
import { differenceLines } from '../diff/lines.ts';
import { differenceMarkdown } from '../diff/markdown.ts';
import {
  catalogueFixture,
  reportFixture as report,
  resultsFixture,
  runInputFixture,
} from '../fixtures/small-results.ts';
import { type Results, resultsSchema } from '../results/results.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { terminalSummary } from '../text/terminal.ts';
import { annotations } from './annotations.ts';
import { earlJsonLd } from './earl.ts';
import { junitXml } from './junit.ts';
import { pullRequestSummary } from './pull-request.ts';

// Compares views of a results file whose texts are hostile with views of the same file with harmless texts. Both must have
// the same structure: then every text is still only text.

const FRAGMENTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</details></summary></code></pre></td></table>',
  '<!-- ',
  '-->',
  ']]>',
  '<![CDATA[',
  '&#64;everyone &lt;b&gt; &amp;',
  '"\'`',
  '``` ',
  '~~~',
  '| a | b |',
  '|',
  '**bold** _it_ ~~gone~~',
  '[link](https://example.org)',
  '![picture](https://example.org/x.png)',
  '[^1]: note',
  'https://example.org/x www.example.org x@example.org',
  '@everyone @org/team',
  '#1 GH-1 owner/repo#2 owner/repo@0123456789abcdef0123456789abcdef01234567 0123456',
  ' deadbeef ',
  ':tada:',
  '$x$ $$y$$',
  '- [ ] task',
  '1. list',
  '# heading',
  '> quote',
  '\\',
  '%0A::error title=x::y%0D%25',
  '::error title=owned::owned',
  '::set-output name=outcome::conforms',
  '##[group]owned',
  '##vso[task.complete]',
  '\n\n',
  '\r\n::stop-commands::x\n',
  '\t',
  '\x1b[2J\x1b]0;owned\x07\x9b31m',
  '\u202Efdp.exe\u2066',
  '\u200B\uFEFF\u2028\u2029\0\uFFFE\uFFFF\uD800',
  '__proto__',
  '@id @type @context earl:passed',
  ' ',
  'word',
];

const hostile = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ unit: 'binary', maxLength: 12 })),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''));

const TEXTS = 40;
const hostileTexts = fc.array(hostile, { minLength: TEXTS, maxLength: TEXTS });
const harmlessTexts = Array.from({ length: TEXTS }, () => 'word');

/** Results with every kind of entry, as read from a file. No two texts are equal. */
function resultsOf(texts: readonly string[]): Results {
  let used = 0;
  const text = () => `${texts[used % texts.length]} ${'abcdefghijklmnopqrstuvwxyz'[used++ % 26]}`;
  const details = () => ({
    message: text(),
    expected: text(),
    seen: text(),
    evidence: [{ name: text(), text: text() }],
  });
  const { candidate, suite, run } = runInputFixture();
  const build = text();
  const withTexts = (one: CheckReport): CheckReport => ({
    ...one,
    check: text(),
    title: text(),
    build,
    assumptions: { [text()]: text() },
    replay: text(),
  });
  const results = resultsFixture({
    suite: { ...suite, name: text(), version: text(), revision: text() },
    candidate: {
      ...candidate,
      name: text(),
      version: text(),
      specifier: text(),
      hash: text(),
      scripts: [text()],
    },
    run: { ...run, node: text(), platform: text(), command: text() },
    catalogue: catalogueFixture.map((one) => ({
      ...one,
      sentence: `${text()} so that it is long enough`,
      source: { section: text(), sentences: [] },
    })),
    deviations: [
      { requirement: 'JAR-1', engines: ['chromium'], reason: text() },
      { requirement: 'JAR-1', engines: ['firefox'], reason: text() },
    ],
    reports: [
      withTexts(report('chromium', 'JAR-1', 'fail', details())),
      withTexts(report('chromium', 'JAR-2', 'fail', details())),
      withTexts(report('chromium', 'CONSENT-1', 'inapplicable', details())),
      withTexts(report('chromium', 'CONSENT-2', 'warn', details())),
    ],
    harnessErrors: [{ where: text(), engine: null, message: text(), details: [text(), text()] }],
  });
  return resultsSchema.parse(JSON.parse(sanitizedJson(results)));
}

const harmless = resultsOf(harmlessTexts);
/** Another run to compare with. */
const before = resultsOf(harmlessTexts.map(() => 'before'));
const { DOMParser } = new JSDOM().window;

/** Characters that a terminal executes or a reader does not see. */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

function expectSanitizedLines(text: string): void {
  const lines = text.split('\n');
  expect(lines.filter((line) => ACTIVE.test(line))).toEqual([]);
  expect(lines.filter((line) => /^\s*::/.test(line) || /##\w*\[/.test(line))).toEqual([]);
}

/** The structure of a document without its texts: element names and attribute names. */
function structureOf(node: Node, ignored: readonly string[] = []): unknown[] {
  return [...node.childNodes].flatMap((child): unknown[] => {
    const element = child as Element;
    if (child.nodeType === 8) return ['a comment'];
    if (child.nodeType === 4) return ['a CDATA section'];
    if (child.nodeType !== 1 || ignored.includes(element.localName)) return [];
    return [[element.localName, element.getAttributeNames().sort(), structureOf(child, ignored)]];
  });
}

const everyText = (check: (results: Results) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(hostileTexts, async (texts) => check(resultsOf(texts))),
    { numRuns: 40 },
  );

describe('a results file full of markup, commands and control characters stays text', () => {
  test('in the terminal', () =>
    everyText((results) => {
      const shown = (one: Results) => terminalSummary(one, { color: false, width: 80 });
      expectSanitizedLines(shown(results));
      // No untrusted text starts a line at the margin.
      const margins = (one: Results) => shown(one).match(/^\S/gm)?.length ?? 0;
      expect(margins(results)).toBeLessThanOrEqual(margins(harmless));
    }));

  test('in JSON', () =>
    everyText((results) => {
      for (const text of [
        sanitizedJson(results),
        receiptText(receiptOf(results)),
        JSON.stringify(badge(results)),
        earlJsonLd(results),
      ])
        expectSanitizedLines(text);
    }));

  test('in JUnit XML, and in the badge', () =>
    everyText((results) => {
      const parsed = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');
      for (const view of [junitXml, (one: Results) => badgeSvg(badge(one))]) {
        expectSanitizedLines(view(results));
        expect(structureOf(parsed(view(results)))).toEqual(structureOf(parsed(view(harmless))));
      }
    }));

  test('in EARL', () =>
    everyText(async (results) => {
      const structure = async (one: Results) =>
        JSON.parse(
          JSON.stringify(await jsonld.expand(JSON.parse(earlJsonLd(one))), (key, value) => {
            if (key === '@value') return 'text';
            return key === '@id' ? String(value).replace(/(?<=:candidate:)[\w.!~*'()%-]+$/, 'hash') : value;
          }),
        );
      expect(await structure(results)).toEqual(await structure(harmless));
    }));

  test('in Markdown, without links, mentions or references on GitHub', () =>
    everyText((results) => {
      const rendered = (markdown: string) => JSDOM.fragment(marked.parse(markdown, { gfm: true, async: false }));
      for (const view of [pullRequestSummary, (one: Results) => differenceMarkdown(resultsDifference(before, one))]) {
        expectSanitizedLines(view(results));
        const shown = rendered(view(results));
        // The number of words in code depends on the words.
        expect(structureOf(shown, ['code'])).toEqual(structureOf(rendered(view(harmless)), ['code']));
        for (const code of shown.querySelectorAll('code')) {
          expect([code.children.length, code.attributes.length]).toEqual([0, 0]);
          code.remove();
        }
        // GitHub looks for these in rendered text outside code.
        expect(shown.textContent).not.toMatch(/[@#$]|:\w+:|\bGH-\d|www\.|:\/\/|\b[0-9a-f]{7,}\b/i);
      }
    }));

  test('in GitHub’s annotations', () =>
    everyText((results) => {
      // As the runner parses them: properties end at `::`, and escapes are decoded last.
      const commands = (one: Results) =>
        annotations(one).map((line) => {
          const [, severity, title, message = ''] = /^::(\w+) title=([^:,]*)::(.*)$/s.exec(line) ?? [];
          return { severity, hasTitle: title !== undefined, lines: message.split('%0A').length };
        });
      expect(commands(results)).toEqual(commands(harmless));
      for (const line of annotations(results)) {
        expect(line).not.toMatch(ACTIVE);
        expect(line.replaceAll(/%(?:25|0A|0D|3A|2C)/g, '')).not.toContain('%');
      }
    }));

  test('in a difference', () =>
    everyText((results) => {
      const shown = (one: Results) => differenceLines(resultsDifference(before, one)).join('\n');
      expectSanitizedLines(shown(results));
      const margins = (one: Results) => shown(one).match(/^\S/gm)?.length ?? 0;
      expect(margins(results)).toBeLessThanOrEqual(margins(harmless));
    }));
});
