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

test.each(Object.entries(files))('%s is as its data has it; `npm run specification` writes it again', (file, text) => {
  // Not compared as texts: their difference would be most of a document.
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8') === text).toBe(true);
});

describe('the page', () => {
  const { document } = new JSDOM(html).window;
  const all = [...document.querySelectorAll('*')];
  const headings = all
    .filter(({ localName }) => /^h[1-6]$/.test(localName))
    .map(({ localName }) => Number(localName[1]));

  test('states every requirement and every erratum where a link arrives', () => {
    for (const { id, level, sentence } of catalogue) {
      const stated = document.getElementById(id);
      expect(stated?.querySelector('h3')?.textContent).toBe(`${id} ${level}`);
      expect(stated?.querySelector('.sentence')?.textContent).toBe(sentence);
    }
    for (const { id, about } of errata)
      expect(document.getElementById(id)?.querySelector('h3')?.textContent).toBe(`${id} ${about}`);
  });

  test('has no id twice, and no link that leads nowhere or out of it', () => {
    const ids = all.flatMap(({ id }) => id || []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = all.flatMap((element) => element.getAttribute('href') ?? []);
    expect(links.filter((link) => !ids.includes(link.slice(1)) || !link.startsWith('#'))).toEqual([]);
  });

  test('links requirements and errata both ways', () => {
    const leads = (from: string, to: string) => document.querySelector(`#${from} dl a[href="#${to}"]`) !== null;
    for (const { id, requirements } of errata)
      for (const requirement of requirements)
        expect([requirement, leads(id, requirement), leads(requirement, id)]).toEqual([requirement, true, true]);
  });

  test('needs nothing else, and runs nothing', () => {
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

  test('has no anchor twice, and no link that leads nowhere', () => {
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(catalogue.length / 2);
    expect(links.filter((id) => !anchors.includes(id))).toEqual([]);
  });

  test('says every sentence as it is: nothing in one means anything to Markdown', () => {
    const said = new Set(
      lexer(markdown)
        .filter(({ type }) => type === 'paragraph')
        .map(plain),
    );
    expect(catalogue.filter(({ sentence }) => !said.has(sentence))).toEqual([]);
  });
});

function plain(token: Token): string {
  if ('tokens' in token && token.tokens) return token.tokens.map(plain).join('');
  return 'text' in token ? String(token.text) : '';
}
