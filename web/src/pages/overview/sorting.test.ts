import { expect, test } from 'vitest';
import { arrange, tally } from './sorting';
import type { Met, Resource } from './shapes';

const one = (name: string, state: Met, rpoSeconds?: number, type = 'ec2'): Resource =>
  ({ name, type, state, rpoSeconds, objectiveSeconds: 900, ticks: true, basis: 'recoveryPoint', detail: '' });

const all = [one('web', 'met', 100), one('orders', 'missed', 1000, 'rds'), one('media', 'near', 800, 's3'), one('crm', 'missed')];
const names = (resources: readonly Resource[]) => resources.map((resource) => resource.name);

test('the worst stands first, and what has nothing to come back from before all', () => {
  expect(names(arrange(all, 'worst', '', ''))).toEqual(['crm', 'orders', 'media', 'web']);
});

test('it sorts by name, age and type, and leaves the plan’s order among equals', () => {
  expect(names(arrange(all, 'name', '', ''))).toEqual(['crm', 'media', 'orders', 'web']);
  expect(names(arrange(all, 'age', '', ''))).toEqual(['crm', 'orders', 'media', 'web']);
  expect(names(arrange(all, 'type', '', ''))).toEqual(['web', 'crm', 'orders', 'media']);
});

test('every word of the filter has to fit, a name’s or a type’s', () => {
  expect(names(arrange(all, 'name', 'RDS ord', ''))).toEqual(['orders']);
  expect(arrange(all, 'name', 'rds web', '')).toEqual([]);
  expect(names(arrange(all, 'name', '', 'near'))).toEqual(['media']);
});

test('states are counted, the worst first, and those of none are left out', () => {
  expect(tally(all)).toEqual([['missed', 2], ['near', 1], ['met', 1]]);
});
