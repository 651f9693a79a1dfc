import { describe, expect, it } from 'vitest';
import { append, keptMost, pick, servicesIn, shownMost, type ListedEvent } from './events';
import type { RangeEvent } from './shapes';

const event = (more: Partial<RangeEvent> = {}): RangeEvent =>
  ({ region: 'us-east-1', at: '2026-01-01T00:00:00Z', kind: 'request', service: 's3', text: 'PutObject', status: 200, ...more });
const all = { region: '', service: '', troubleOnly: false };

describe('events', () => {
  it('forgets the oldest beyond what is kept, and gives each a key that stays', () => {
    let kept: ListedEvent[] = [];
    for (let at = 0; at < keptMost + 5; at++) kept = append(kept, [event({ text: `${at}` })], at);
    expect(kept).toHaveLength(keptMost);
    expect(kept[0]).toMatchObject({ key: 5, text: '5' });
  });

  it('shows the newest first and no more than a page can carry', () => {
    const kept = append([], Array.from({ length: 400 }, (_, at) => event({ text: `${at}` })), 0);
    const shown = pick(kept, all);
    expect(shown).toHaveLength(shownMost);
    expect(shown[0]?.text).toBe('399');
  });

  it('picks by region, service and trouble', () => {
    const kept = append([], [event(), event({ service: 'ec2', status: 503 }), event({ region: 'us-west-2', kind: 'note', service: 'fault', status: null })], 0);
    expect(pick(kept, { ...all, service: 'ec2' })).toHaveLength(1);
    expect(pick(kept, { ...all, region: 'us-west-2' })).toHaveLength(1);
    expect(pick(kept, { ...all, troubleOnly: true }).map((one) => one.service)).toEqual(['fault', 'ec2']);
    expect(servicesIn(kept)).toEqual(['ec2', 'fault', 's3']);
  });
});
