import { describe, expect, it } from 'vitest';
import { barOf, figure, meaning, objective, verdictTone } from './say';
import type { Report } from './shapes';

const report = (more: Partial<Report>): Report => ({
  plan: 'shop', run: 'failover-1', kind: 'failover', verdict: 'recovered', startedAt: '2026-11-22T10:00:00Z', endedAt: '2026-11-22T10:00:10Z',
  rpo: { targetSeconds: 60 }, rto: { targetSeconds: 60 }, resources: [], steps: [], regions: { primary: 'us-east-1', secondary: 'us-west-2' }, ...more,
});

describe('evidence in words', () => {
  it('calls nothing good before it is over', () => {
    expect(verdictTone(report({}))).toBe('good');
    expect(verdictTone(report({ endedAt: undefined }))).toBe('busy');
    expect(verdictTone(report({ verdict: 'partial' }))).toBe('warn');
    expect(verdictTone(report({ verdict: 'somethingNew' }))).toBe('quiet');
  });

  it('names what is not proved', () => {
    const resource = (name: string, verified: boolean) => ({ name, type: 's3', source: '', verified, proof: {} });
    expect(meaning(report({ verdict: 'partial', resources: [resource('media', true), resource('orders', false), resource('web', false)] })))
      .toContain('Not proved: orders and web.');
  });

  it('holds what was measured against the objective, and does not take silence for success', () => {
    expect(objective({ targetSeconds: 60, measuredSeconds: 60 })).toEqual({ tone: 'good', words: 'within the objective of 1 min' });
    expect(objective({ targetSeconds: 60, measuredSeconds: 61 }).tone).toBe('bad');
    expect(objective({ targetSeconds: 60 }).tone).toBe('quiet');
  });

  it('says what was compared', () => {
    expect(figure({ versions: 5610, identical: 5607, pending: 3 })).toBe('5,607 of 5,610 versions identical, 3 lost, not yet replicated');
    expect(figure({ tables: 4, rows: 1001585 })).toBe('1,001,585 rows in 4 tables');
    expect(figure({ error: 'no' })).toBe('nothing was compared');
  });

  it('keeps every bar within the picture', () => {
    const steps = [
      { name: 'a', status: 'done', startedAt: '2026-11-22T10:00:00Z', seconds: 5 }, { name: 'b', status: 'done', startedAt: '2026-11-22T10:00:05Z', seconds: 5 },
      { name: 'c', status: 'waiting' },
    ];
    const all = report({ steps });
    expect(barOf(steps[1]!, all)).toEqual({ left: 50, width: 50 });
    expect(barOf(steps[2]!, all)).toBeNull();
  });
});
