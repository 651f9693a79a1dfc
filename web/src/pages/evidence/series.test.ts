import { describe, expect, it } from 'vitest';
import { caption, seriesOf, ticks } from './series';
import type { TrendRun } from './shapes';

const run = (name: string, day: number, rto: number | null, kind = 'drill'): TrendRun => ({
  run: name, kind, verdict: 'rehearsed', startedAt: `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`, rtoSeconds: rto, isGood: true, isHere: true,
});

describe('the trend of recovery times', () => {
  it('goes from the oldest to the newest, without what measured nothing and without verifications', () => {
    const series = seriesOf([run('c', 3, 30), run('v', 4, 30, 'verify'), run('b', 2, null), run('a', 1, 50)], 'rtoSeconds', 60);
    expect(series.runs.map((one) => one.run)).toEqual(['a', 'c']);
    expect(series.values).toEqual([50, 30]);
  });

  it('shows the objective where that is near, and says so where it is far above', () => {
    expect(seriesOf([run('a', 1, 50)], 'rtoSeconds', 60)).toMatchObject({ showsObjective: true, top: 69 });
    const far = seriesOf([run('a', 1, 12)], 'rtoSeconds', 3600);
    expect(far.showsObjective).toBe(false);
    expect(far.top).toBeCloseTo(13.8);
    expect(caption(far, 'Recovery time')).toContain('far above this picture');
  });

  it('counts what missed the objective', () => {
    expect(caption(seriesOf([run('a', 1, 70), run('b', 2, 50)], 'rtoSeconds', 60), 'Recovery time'))
      .toBe('Recovery time of 2 runs, from 50 s to 1 min 10 s, the last 50 s; 1 beyond the objective of 1 min, the dashed line.');
    expect(caption(seriesOf([], 'rtoSeconds', 60), 'Recovery time')).toBe('Nothing was measured yet; the objective is 1 min.');
  });

  it('ticks in steps that people count in', () => {
    expect(ticks(13.8)).toEqual([0, 5, 10]);
    expect(ticks(4000)).toEqual([0, 900, 1800, 2700, 3600]);
    expect(ticks(1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
});
