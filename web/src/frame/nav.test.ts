import { expect, test } from 'vitest';
import { navOf } from './nav';

test('without a plan there is only what is of all plans', () => {
  expect(navOf('', false).ofPlan).toEqual([]);
  expect(navOf('', false).ofAll.map((item) => item.words)).toEqual(['Runs']);
});

test('local regions are offered where there are some', () => {
  expect(navOf('shop', true).ofAll.map((item) => item.words)).toEqual(['Runs', 'Local regions']);
});

test('one place is marked, also for a plan whose name needs escaping', () => {
  const { ofPlan, ofAll } = navOf('a/b c', true);
  const at = (path: string) => [...ofPlan, ...ofAll].filter((item) => item.isAt(path)).map((item) => item.words);
  expect(at('/plans/a%2Fb%20c')).toEqual(['Overview']);
  expect(at('/plans/a%2Fb%20c/sets/s1')).toEqual(['Recovery sets']);
  expect(at('/runs/failover-1/evidence')).toEqual(['Runs']);
});
