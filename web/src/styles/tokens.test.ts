import { expect, test } from 'vitest';
import css from './tokens.css?raw';

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((found) => [found[1], found[2]!.trim()]));
}

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['ink', 'ink-soft', 'accent', 'good', 'warn', 'bad', 'quiet'];
const grounds = ['bg', 'surface', 'surface-2', 'hover'];
const pairs = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...['good', 'warn', 'bad', 'accent', 'quiet'].map((tone) => [tone, `${tone}-soft`] as const),
  ...['good', 'warn', 'bad', 'accent', 'quiet'].map((tone) => ['ink', `${tone}-soft`] as const),
  ['accent-ink', 'accent'] as const,
  ['bad-ink', 'bad'] as const,
];

test.each([':root', ':root[data-theme="dark"]'])('every text of %s can be read on every ground it stands on (AA, 4.5:1)', (theme) => {
  const colours = tokens(theme);
  const faint = pairs.map(([text, ground]) => ({ text, ground, ratio: contrast(colours[text]!, colours[ground]!) })).filter((pair) => !(pair.ratio >= 4.5));
  expect(faint).toEqual([]);
});

test.each([':root', ':root[data-theme="dark"]'])('the edges of controls of %s can be seen (3:1)', (theme) => {
  const colours = tokens(theme);
  expect(contrast(colours['line-strong']!, colours.surface!)).toBeGreaterThanOrEqual(3);
});
