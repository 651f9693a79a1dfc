import { expect, it } from 'vitest';
import { byLine, lineCount, offsetOf, placeOf, standing, step } from './editing';

const text = 'plan: shop\n\nledger: x';

it('finds a line in the text, and the line of a place', () => {
  expect(lineCount(text)).toBe(3);
  expect(text.slice(offsetOf(text, 3))).toBe('ledger: x');
  expect(offsetOf(text, 2, 40)).toBe(11);
  expect(offsetOf(text, 99)).toBe(text.length);
  expect(placeOf(text, offsetOf(text, 3, 4))).toEqual({ line: 3, column: 4 });
});

it('puts a problem beyond the end with those of the whole file', () => {
  const found = byLine([{ line: 2, message: 'a' }, { line: 9, message: 'b' }, { line: 0, message: 'c' }], 3);
  expect(found.get(2)).toHaveLength(1);
  expect(found.get(0)?.map((trouble) => trouble.message)).toEqual(['b', 'c']);
});

it('goes through problems round and round', () => {
  expect([step(null, 1, 3), step(2, 1, 3), step(0, -1, 3), step(null, -1, 3), step(7, 1, 3)]).toEqual([0, 0, 2, 2, 0]);
});

it('is in conflict only where both sides changed', () => {
  const begun = { text, sha256: 'a' };
  expect(standing(text, begun, { sha256: 'b' })).toBe('same');
  expect(standing(`${text}!`, begun, { sha256: 'a' })).toBe('changed');
  expect(standing(`${text}!`, begun, { sha256: 'b' })).toBe('conflict');
});
