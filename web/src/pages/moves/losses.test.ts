import { expect, test } from 'vitest';
import { aged, lossOf } from './losses';

const loss = { name: 'web', type: 'ec2', moment: '', seconds: 50, objectiveSeconds: 60, meets: true, atMost: false };

test('what would be lost grows while somebody looks, and passes its objective', () => {
  expect(lossOf(aged([loss], '2026-11-22T21:00:00Z', Date.parse('2026-11-22T21:00:05Z')))).toEqual({ tone: 'good', text: '55 s, within the objective' });
  expect(lossOf(aged([loss], '2026-11-22T21:00:00Z', Date.parse('2026-11-22T21:00:20Z')))).toEqual({ tone: 'bad', text: '1 min 10 s, more than allowed' });
});

test('what was lost with the primary grows no more', () => {
  expect(aged([loss], '2026-11-22T21:00:00Z', Date.parse('2026-11-22T22:00:00Z'), '2026-11-22T20:59:30Z')[0]?.seconds).toBe(20);
});

test('a clock on the desk that is behind the server makes nothing younger', () => {
  expect(aged([loss], '2026-11-22T21:00:00Z', Date.parse('2026-11-22T20:00:00Z'))[0]?.seconds).toBe(50);
});
