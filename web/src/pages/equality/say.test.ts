import { describe, expect, it } from 'vitest';
import { chosen, current, percentOf, restoredWord, sorted, standing, summary, toneOf, visible } from './say';
import type { Comparison, DifferenceClass, Roots, Row } from './shapes';

const comparison = (more: Partial<Comparison>): Comparison => ({
  bucket: 'media', source: 'shop-media', replica: 'shop-media-replica', primary: 'us-east-1', secondary: 'us-west-2', state: 'done',
  versions: 10, identical: 10, differences: 0, notBrought: 0, secondaryVersions: 10, metadataCompared: 10, ...more,
});
const classOf = (name: string): DifferenceClass =>
  ({ class: name, count: 1, kept: 1, cure: { title: name, meaning: '', words: '', commands: [] } });
const rowOf = (verdict: Row['verdict']): Row => ({ name: verdict, type: 's3', verdict, figure: '', roots: [], differences: [] });

describe('equality in words', () => {
  it('counts verdicts, and one difference is enough to be red', () => {
    expect(summary([rowOf('equal'), rowOf('equal'), rowOf('notCompared')])).toEqual({ tone: 'warn', words: '2 equal, 1 not compared' });
    expect(summary([rowOf('equal'), rowOf('different')]).tone).toBe('bad');
    expect(summary([rowOf('equal')]).tone).toBe('good');
  });

  it('lets a newer look at both sides count for more than an older proof, and nothing less than a finished one', () => {
    const proved: Row = { ...rowOf('equal'), from: { kind: 'verify', run: 'verify-1', at: '2026-11-22T10:00:00Z' } };
    const seen = comparison({ differences: 3, endedAt: '2026-11-22T11:00:00Z' });
    expect(current({ ...proved, comparison: seen })).toBe('different');
    expect(current({ ...proved, comparison: { ...seen, state: 'running' } })).toBe('equal');
    expect(current({ ...proved, comparison: { ...seen, endedAt: '2026-11-22T09:00:00Z' } })).toBe('equal');
  });

  it('says of a dead primary that only one side can be seen, and claims no equality', () => {
    const said = standing(comparison({ state: 'oneSided', versions: 0, identical: 0, secondaryVersions: 5610 }));
    expect(said).toEqual({ tone: 'warn', words: 'only us-west-2 can be seen: 5,610 versions there' });
  });

  it('calls a comparison good only when it is done and found nothing', () => {
    expect(standing(comparison({})).tone).toBe('good');
    expect(standing(comparison({ state: 'stopped' })).tone).not.toBe('good');
    expect(standing(comparison({ state: 'running' })).tone).toBe('busy');
    expect(standing(comparison({ differences: 1, identical: 9 }))).toEqual({ tone: 'bad', words: '1 difference; 9 of 10 versions are the same' });
  });

  it('never reaches a hundred while it goes on', () => {
    expect(percentOf(comparison({ state: 'running', versions: 20, expected: 10 }))).toBe(99);
    expect(percentOf(comparison({ state: 'running', versions: 20, expected: null }))).toBeNull();
  });

  it('puts what a recovery would lack before what only needs a look', () => {
    const classes = ['onlySecondary', 'unheardOf', 'metadata', 'missing'].map(classOf);
    expect(sorted(classes).map((one) => one.class)).toEqual(['missing', 'metadata', 'onlySecondary', 'unheardOf']);
    expect(chosen(classes, null)?.class).toBe('missing');
    expect(chosen(classes, 'metadata')?.class).toBe('metadata');
    expect(chosen([], 'metadata')).toBeNull();
    expect(toneOf('missing')).toBe('bad');
    expect(toneOf('deleteMarker')).toBe('warn');
  });

  it('shows letters that turn or hide text as what they are', () => {
    expect(visible('a\u202egnp.exe')).toBe('a\\u202egnp.exe');
    expect(visible('line\nbreak')).toBe('line\\u000abreak');
    expect(visible('<b>ünï</b> 日本')).toBe('<b>ünï</b> 日本');
  });

  it('does not judge a machine that has written since it was restored', () => {
    const disk = (restored: string): Roots => ({
      name: '/dev/xvda', unit: 'blocks', verdict: 'equal', original: { root: 'a' }, copy: { root: 'a' }, restored: { root: restored },
    });
    expect(restoredWord(disk('a'))).toBe('the same');
    expect(restoredWord(disk('b'))).toBe('changed since');
    expect(restoredWord({ name: 't', unit: 'rows', verdict: 'equal', copy: { root: 'a', amount: 3 }, restored: { amount: 3 } })).toBe('as many rows');
  });
});
