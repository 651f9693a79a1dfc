import { expect, test } from 'vitest';
import { Problem } from '../api';
import { takeOverOf } from './takeover';

const refused = (detail: string) => new Problem(409, 'Refused', detail, null);

test('a lease that ran out is taken from whoever let it', () => {
  expect(takeOverOf(refused('run a has not been heard of. Carry it on there, or take over from it: --take-lease'))).toEqual({ value: '', alive: false });
});

test('a lease that is held is taken only from the run that is named', () => {
  expect(takeOverOf(refused('To take over from it all the same: --take-lease failover-12ab'))).toEqual({ value: 'failover-12ab', alive: true });
});

test('other refusals offer nothing of the kind', () => expect([takeOverOf(refused('no set')), takeOverOf(null)]).toEqual([null, null]));
