import { expect, test } from 'vitest';
import { ageAt, clockOf, figure, share } from './clocks';

const orders = { rpoSeconds: 600, ticks: true, state: 'met', nearIn: 120, missedIn: 300 } as const;

test('an age grows from one answer to the next, unless everything has arrived', () => {
  expect(ageAt(600, true, 12)).toBe(612);
  expect(ageAt(0, false, 12)).toBe(0);
  expect(ageAt(undefined, true, 12)).toBeNull();
  expect(ageAt(600, true, -3)).toBe(600);
});

test('a clock turns when the server said it would, and never back', () => {
  expect(clockOf(orders, 100).state).toBe('met');
  expect(clockOf(orders, 121).state).toBe('near');
  expect(clockOf(orders, 301).state).toBe('missed');
  expect(clockOf({ ...orders, state: 'missed' }, 0).state).toBe('missed');
  expect(clockOf({ ...orders, state: 'unknown' }, 1000).state).toBe('unknown');
});

test('what the server does not say of turning turns nothing', () => {
  const replicated = { rpoSeconds: 0, ticks: false, state: 'met', nearIn: null, missedIn: null } as unknown as typeof orders;
  expect(clockOf(replicated, 9999)).toEqual({ age: 0, state: 'met' });
});

test('the figure keeps its form while it ticks', () => {
  expect([figure(5, true), figure(65, true), figure(3665, true), figure(90_000, true)]).toEqual(['00:05', '01:05', '1:01:05', '1 d 1 h']);
  expect(figure(0, false)).toBe('current');
  expect(figure(null, false)).toBe('none');
});

test('the bar is full at the objective, and where there is nothing', () => {
  expect(share(450, 900)).toBe(50);
  expect(share(9000, 900)).toBe(100);
  expect(share(null, 900)).toBe(100);
});
