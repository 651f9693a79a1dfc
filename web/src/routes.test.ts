import { expect, test } from 'vitest';
import { href, match } from './routes';

const routes = [
  { pattern: '/', page: 'home' },
  { pattern: '/plans/{plan}', page: 'overview' },
  { pattern: '/plans/{plan}/sets/{set}', page: 'set' },
];

test('names in an address come back as they went in', () => {
  const hostile = 'a/b <script> שלום %';
  expect(match(routes, href.set('shop', hostile))).toEqual({ page: 'set', params: { plan: 'shop', set: hostile } });
});

test('an address that fits nothing, or cannot be decoded, has no page', () => {
  expect(match(routes, '/plans/shop/nothing')).toBeNull();
  expect(match(routes, '/plans/%E0%A4%A')).toBeNull();
});

test('a slash at the end changes nothing', () => expect(match(routes, '/plans/shop/')?.page).toBe('overview'));
