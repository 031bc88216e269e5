import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { lexer, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../spec/catalogue.ts';
import { errata } from '../../spec/errata.ts';
import { committedFiles } from './committed.ts';
import { SPECIFICATION_STYLE } from './style.ts';

const files = committedFiles();
const html = files['spec/specification.html'] ?? '';
const markdown = files['spec/specification.md'] ?? '';

test.each(Object.entries(files))('%s is up to date; `npm run specification` regenerates it', (file, text) => {
  // Compared as a boolean, as the difference of the texts could be most of a document.
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8') === text).toBe(true);
});

describe('the page', () => {
  const { document } = new JSDOM(html).window;
  const all = [...document.querySelectorAll('*')];
  const headings = all
    .filter(({ localName }) => /^h[1-6]$/.test(localName))
    .map(({ localName }) => Number(localName[1]));

  test('states every requirement and every erratum at its link target', () => {
    for (const { id, level, sentence } of catalogue) {
      const stated = document.getElementById(id);
      expect(stated?.querySelector('h3')?.textContent).toBe(`${id} ${level}`);
      expect(stated?.querySelector('.sentence')?.textContent).toBe(sentence);
    }
    for (const { id, about } of errata)
      expect(document.getElementById(id)?.querySelector('h3')?.textContent).toBe(`${id} ${about}`);
  });

  test('has unique ids, and no broken or external link', () => {
    const ids = all.flatMap(({ id }) => id || []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = all.flatMap((element) => element.getAttribute('href') ?? []);
    expect(links.filter((link) => !ids.includes(link.slice(1)) || !link.startsWith('#'))).toEqual([]);
  });

  test('links requirements and errata in both directions', () => {
    const leads = (from: string, to: string) => document.querySelector(`#${from} dl a[href="#${to}"]`) !== null;
    for (const { id, requirements } of errata)
      for (const requirement of requirements)
        expect([requirement, leads(id, requirement), leads(requirement, id)]).toEqual([requirement, true, true]);
  });

  test('is self-contained, and runs no script', () => {
    expect(all.filter(({ localName }) => /^(script|link|img|iframe|object|embed)$/.test(localName))).toEqual([]);
    expect(
      all.flatMap((element) => element.getAttributeNames()).filter((name) => /^(on|src|style)/.test(name)),
    ).toEqual([]);
    expect(html).toContain(`<style>${SPECIFICATION_STYLE}</style>`);
  });

  test('has a language, landmarks, and headings that skip no level', () => {
    expect(document.documentElement.lang).toBe('en');
    for (const landmark of ['header', 'nav', 'main', 'footer'])
      expect(document.querySelectorAll(landmark).length).toBe(1);
    expect(headings.filter((level) => level === 1).length).toBe(1);
    expect(headings.filter((level, index) => level > (headings[index - 1] ?? 0) + 1)).toEqual([]);
  });
});

describe('the Markdown', () => {
  const anchors = [...markdown.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id);

  test('has unique anchors, and no broken link', () => {
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(catalogue.length / 2);
    expect(links.filter((id) => !anchors.includes(id))).toEqual([]);
  });

  test('contains every sentence unchanged', () => {
    const paragraphs = new Set(
      lexer(markdown)
        .filter(({ type }) => type === 'paragraph')
        .map(plain),
    );
    expect(catalogue.filter(({ sentence }) => !paragraphs.has(sentence))).toEqual([]);
  });
});

function plain(token: Token): string {
  if ('tokens' in token && token.tokens) return token.tokens.map(plain).join('');
  return 'text' in token ? String(token.text) : '';
}
