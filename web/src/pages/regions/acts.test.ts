import { describe, expect, it } from 'vitest';
import { actsOn, lookOfRegion, meaningOf } from './acts';
import type { RangeRegion } from './shapes';

const region = (more: Partial<RangeRegion>): RangeRegion =>
  ({ name: 'us-east-1', state: 'up', endpoint: 'http://127.0.0.1:1', data: 'kept', holds: [], ...more });
const words = (of: RangeRegion, hasFaults = false) => actsOn(of, hasFaults).often.map((act) => act.words);

describe('what can be done to a region', () => {
  it('lets one that is up be lost, frozen and stopped, and healed only where something is wrong with it', () => {
    expect(words(region({}))).toEqual(['Kill', 'Freeze', 'Stop']);
    expect(words(region({}), true)).toContain('Heal');
  });

  it('heals what a disaster took, and starts what was stopped', () => {
    expect(words(region({ state: 'down', lostAt: '2026-01-01T00:00:00Z' }))).toEqual(['Heal']);
    expect(words(region({ state: 'down', data: 'away' }))).toEqual(['Heal']);
    expect(words(region({ state: 'down' }))).toEqual(['Start']);
  });

  it('asks for the name to be typed exactly where what a region keeps is lost', () => {
    const all = actsOn(region({}), false);
    expect(all.destroys.every((act) => act.typed && act.asks)).toBe(true);
    expect(all.often.some((act) => act.typed)).toBe(false);
    expect(all.often.find((act) => act.name === 'kill')?.asks).toBeTruthy();
  });
});

describe('how a region is', () => {
  it('tells lost from stopped by more than the process', () => {
    expect(lookOfRegion(region({ state: 'down' })).word).toBe('stopped');
    expect(lookOfRegion(region({ state: 'down', lostAt: '2026-01-01T00:00:00Z' })).word).toBe('lost');
    expect(meaningOf(region({ state: 'down', data: 'gone' }))).toContain('starts empty');
  });
});
