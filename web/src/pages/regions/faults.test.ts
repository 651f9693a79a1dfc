import { describe, expect, it } from 'vitest';
import { blank, sayFault, wishOf, wrongWith } from './faults';
import type { RangeFault } from './shapes';

const fault = (more: Partial<RangeFault>): RangeFault =>
  ({ region: 'us-east-1', id: 'f-1', effect: 'error', service: '*', operation: '*', probability: 1, hits: 0, peers: false, ...more });
const now = Date.parse('2026-01-01T00:00:00Z');

describe('a fault', () => {
  it('is told in a sentence', () => {
    expect(sayFault(fault({ code: 'SlowDown', service: 's3', operation: 'PutObject', probability: 0.2, until: '2026-01-01T00:01:00Z' }), now))
      .toBe('refuses PutObject of s3 with SlowDown, 20 % of the time, for 1 min more');
    expect(sayFault(fault({ effect: 'latency', latencyMilliseconds: 500, times: 1 }), now)).toBe('answers every request 0.5 s late, 1 more time');
    expect(sayFault(fault({ effect: 'disk-full' }), now)).toBe('its disk takes no more');
  });

  it('is sent with what its effect needs and nothing else', () => {
    expect(wishOf('us-west-2', { ...blank, effect: 'disk-full', service: 's3', operation: 'PutObject' })).toEqual(
      { region: 'us-west-2', effect: 'disk-full', probability: 1, peers: false });
    expect(wishOf('us-west-2', { ...blank, effect: 'latency', latency: '250', percent: '50', times: '3' })).toMatchObject(
      { latencyMilliseconds: 250, probability: 0.5, times: 3 });
  });

  it('is refused where a figure is none', () => {
    expect(wrongWith(blank)).toEqual({});
    expect(Object.keys(wrongWith({ ...blank, code: ' ', percent: '0', times: '1.5', seconds: '-1' }))).toEqual(['percent', 'code', 'times', 'seconds']);
  });
});
