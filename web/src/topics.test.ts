import { expect, test } from 'vitest';
import { hears } from './topics';

test('who listens for one thing hears of it, and of all of them', () => {
  expect(hears('run:a:b', { topic: 'run', id: 'a:b' })).toBe(true);
  expect(hears('run:a', { topic: 'run', id: null })).toBe(true);
  expect(hears('run:a', { topic: 'run', id: 'b' })).toBe(false);
  expect(hears('run', { topic: 'run', id: 'b' })).toBe(true);
});

test('the list of runs hears of every run that moves, and of nothing else', () => {
  expect(hears('runs', { topic: 'run', id: 'a' })).toBe(true);
  expect(hears('runs', { topic: 'sets', id: null })).toBe(false);
});
