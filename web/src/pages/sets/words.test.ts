import { describe, expect, test } from 'vitest';
import { keptBecause, proofOf, skewMarks, skewSaid, summary, worthInWords, worthOf } from './words';

const member = { name: 'web', type: 'ec2', moment: '2026-11-22T21:00:00Z', source: 'i-1', bytes: 1, recoverable: true };

describe('a recovery set', () => {
  test('that was shown to lack something is never called recoverable', () => {
    expect(worthOf({ recoverable: false, lacking: true })).toMatchObject({ tone: 'bad', word: 'lacks something' });
    expect(worthOf({ recoverable: false, lacking: false })).toMatchObject({ tone: 'warn', word: 'not proved' });
    expect(worthInWords({ recoverable: false, lacking: true }, 'us-west-2')).toContain('us-west-2 was shown to lack');
  });

  test('says why it stays, what needs it first', () => {
    expect(keptBecause(['last', 'daily', 'in use by drill-1'])).toBe('In use by drill-1, among the last and newest of its day');
    expect(keptBecause([])).toBe('The next pruning takes it away');
  });

  test('says where its skew is more than the plan allows', () => {
    expect(skewSaid(3, 5)).toEqual({ text: '3 s', over: false });
    expect(skewSaid(61, 5)).toEqual({ text: '1 min 01 s, more than the 5 s allowed', over: true });
    expect(skewSaid(61, undefined).over).toBe(false);
  });

  test('is summed up with what would go', () => {
    expect(summary([{ recoverable: true, keeps: ['last'] }, { recoverable: false, keeps: [] }])).toBe('2 sets, 1 recoverable; 1 would go');
  });
});

describe('a member', () => {
  test('that is gone says so whatever was compared once', () => {
    expect(proofOf({ ...member, equal: true, missing: true })).toMatchObject({ tone: 'bad', word: 'gone' });
    expect(proofOf({ ...member, recoverable: false })).toMatchObject({ word: 'not compared' });
    expect(proofOf({ ...member, recoverable: false, equal: false })).toMatchObject({ tone: 'bad' });
  });

  test('stands on the line by its moment, the earliest first', () => {
    const marks = skewMarks([
      { name: 'web', type: 'ec2', moment: '2026-11-22T21:00:04Z' },
      { name: 'media', type: 's3', moment: '2026-11-22T21:00:00Z' },
      { name: 'orders', type: 'rds', moment: '2026-11-22T21:00:01Z' },
    ]);
    expect(marks.map((mark) => [mark.name, mark.percent, mark.seconds])).toEqual([['media', 0, 0], ['orders', 25, 1], ['web', 100, 4]]);
  });

  test('stands at the start where all are of one moment', () => {
    expect(skewMarks([member]).map((mark) => mark.percent)).toEqual([0]);
  });
});
