import { expect, it } from 'vitest';
import { rhythm, span } from './spans';

it('says a span with the units it needs', () => {
  expect([90, 900, 5400, 172_800, 0].map(span)).toEqual(['1 min 30 s', '15 min', '1 h 30 min', '2 d', '0 s']);
});

it('says when something is done by itself', () => {
  expect(rhythm({ kind: 'backup', every: 1800 })).toBe('every 30 min');
  expect(rhythm({ kind: 'drill', cron: '0 4 * * 1' })).toBe('at 0 4 * * 1 (cron, UTC)');
});
