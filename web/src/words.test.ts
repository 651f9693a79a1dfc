import { expect, test } from 'vitest';
import { ago, bytes, clock, count, duration, list } from './words';

test.each([
  [0, '0 s'], [0.004, '< 0.1 s'], [0.44, '0.4 s'], [9.99, '10 s'], [59.6, '1 min'], [900, '15 min'], [7200, '2 h'], [172_800, '2 d'], [65, '1 min 05 s'], [7800, '2 h 10 min'], [273_600, '3 d 4 h'], [-3, '-3 s'],
])('a duration of %s seconds reads %s', (seconds, words) => expect(duration(seconds)).toBe(words));

test('a duration nobody knows is a dash, not a number', () => {
  expect([null, undefined, Number.NaN, Infinity].map(duration)).toEqual(['–', '–', '–', '–']);
});

test.each([[0, '00:00'], [245.9, '04:05'], [7807, '2:10:07'], [-5, '00:00']])('a clock after %s seconds shows %s', (seconds, shown) => {
  expect(clock(seconds)).toBe(shown);
});

test.each([
  [0, '0 B'], [999, '999 B'], [1000, '1 kB'], [1234, '1.23 kB'], [34_000_000, '34 MB'], [999_600, '1 MB'], [1.5e12, '1.5 TB'], [null, '–'],
])('%s bytes read %s', (size, words) => expect(bytes(size)).toBe(words));

test('how long ago is said from both sides of now', () => {
  const now = Date.UTC(2026, 0, 1, 12);
  const at = (seconds: number) => ago(new Date(now - seconds * 1000), now);
  expect([at(0), at(40), at(300), at(7200), at(-300), at(5 * 86_400)])
    .toEqual(['just now', '40 s ago', '5 min ago', '2 h ago', 'in 5 min', '5 d ago']);
});

test('counts and lists read as sentences do', () => {
  expect(count(1, 'step')).toBe('1 step');
  expect(count(1200, 'copy', 'copies')).toBe('1,200 copies');
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
