import { expect, test } from 'vitest';
import { arc, frameOf, sideOf } from './frame';

const world = { width: 2000, height: 838 };
const inside = (point: { x: number; y: number }, frame: ReturnType<typeof frameOf>) =>
  point.x > frame.x && point.x < frame.x + frame.width && point.y > frame.y && point.y < frame.y + frame.height;

test.each([
  ['across the Atlantic', { x: 600, y: 250 }, { x: 965, y: 165 }],
  ['around the world', { x: 330, y: 210 }, { x: 1780, y: 680 }],
  ['in one place', { x: 965, y: 165 }, { x: 965, y: 165 }],
])('both Regions are on the map, %s, however wide or high it is', (_, one, other) => {
  for (const aspect of [1, 1.5, 2.1, 4]) {
    const frame = frameOf([one, other], world, aspect);
    expect(inside(one, frame) && inside(other, frame)).toBe(true);
    expect(frame.width / frame.height).toBeCloseTo(aspect);
    expect(frame.width).toBeGreaterThanOrEqual(world.width * 0.4);
    expect(frame.x).toBeGreaterThanOrEqual(0);
    expect(frame.x + frame.width).toBeLessThanOrEqual(world.width);
  }
});

test('labels stand away from each other, and within the map', () => {
  const frame = { x: 0, y: 0, width: 1000, height: 500 };
  expect(sideOf({ x: 400, y: 0 }, { x: 600, y: 0 }, frame)).toBe('left');
  expect(sideOf({ x: 600, y: 0 }, { x: 400, y: 0 }, frame)).toBe('right');
  expect(sideOf({ x: 100, y: 0 }, { x: 600, y: 0 }, frame)).toBe('right');
  expect(sideOf({ x: 900, y: 0 }, { x: 600, y: 0 }, frame)).toBe('left');
});

test('there is no arc from a place to itself', () => {
  expect(arc({ x: 5, y: 5 }, { x: 5, y: 5 })).toBe('');
  expect(arc({ x: 0, y: 100 }, { x: 100, y: 100 })).toBe('M0 100Q50 72 100 100');
});
