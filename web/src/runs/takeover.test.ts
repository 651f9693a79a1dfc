import { expect, test } from 'vitest';
import { Problem } from '../api';
import { takeOverOf } from './takeover';

const refused = (body: Record<string, unknown>) => new Problem(409, 'Somebody acts on this plan', 'Run a acts.', null, body);

test('a lease that ran out is taken from whoever let it', () =>
  expect(takeOverOf(refused({ takeOver: { run: 'failover-12ab', isAlive: false } }))).toEqual({ run: 'failover-12ab', value: '', alive: false }));

test('a lease that is held is taken only from the run that is named', () =>
  expect(takeOverOf(refused({ takeOver: { run: 'failover-12ab', isAlive: true } }))?.value).toBe('failover-12ab'));

test('other refusals offer nothing of the kind', () => expect([takeOverOf(refused({})), takeOverOf(null)]).toEqual([null, null]));
