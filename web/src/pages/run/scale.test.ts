import { expect, test } from 'vitest';
import { scaleOf } from './scale';

const seconds = (value: number) => value * 1000;

test('what moves without a rest is drawn in proportion', () => {
  const scale = scaleOf([{ from: 0, to: seconds(60) }, { from: seconds(30), to: seconds(100) }], 0, seconds(100));
  expect([0, 25, 50, 100].map((at) => scale.at(seconds(at)))).toEqual([0, 25, 50, 100]);
  expect(scale.rests).toEqual([]);
});

test('a night between two halves of a run does not squash them', () => {
  const night = 8 * 3600;
  const scale = scaleOf([{ from: 0, to: seconds(60) }, { from: seconds(60 + night), to: seconds(120 + night) }], 0, seconds(120 + night));
  expect(scale.at(seconds(60))).toBeGreaterThan(45);
  expect(scale.at(seconds(120 + night))).toBeCloseTo(100);
  expect(scale.rests).toMatchObject([{ seconds: night }]);
});

test('ticks are round, few, and rise', () => {
  const { ticks } = scaleOf([{ from: 0, to: seconds(247) }], 0, seconds(247));
  expect(ticks.map((tick) => tick.seconds)).toEqual([0, 60, 120, 180]);
});

test('a run of no length has a place for its one moment', () => {
  const scale = scaleOf([], 5, 5);
  expect(Number.isFinite(scale.at(5))).toBe(true);
});
