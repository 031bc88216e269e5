import { describe, expect, test } from 'vitest';
import { SPECIFICATION_STYLE } from '../specification/style.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';

/** The minimum contrast ratio of text of any size, by WCAG 2.2, success criterion 1.4.3. */
const AA = 4.5;

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('in the %s palette', (_, palette) => {
  test.each(pairs(palette))('%s has sufficient contrast', (_, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(AA);
  });
});

test('the style sheet contains no character that HTML requires to be escaped', () => {
  expect(SPECIFICATION_STYLE).not.toMatch(/[<&"]/);
});

/** Each text colour with each of its grounds. */
function pairs({ ground, text, muted, link, tones }: Palette): [string, string, string][] {
  return [
    ['text', text, ground],
    ['muted text', muted, ground],
    ['a link', link, ground],
    ['the label of a MUST', ground, text],
    ...Object.entries(tones).flatMap(([tone, own]): [string, string, string][] => [
      [`the label ${tone}`, own.text, ground],
      [`the label ${tone} on its ground`, own.text, own.ground],
      [`text on the ground of ${tone}`, text, own.ground],
      [`a link on the ground of ${tone}`, link, own.ground],
    ]),
  ];
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance as WCAG defines it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
