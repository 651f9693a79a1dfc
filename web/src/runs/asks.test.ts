import { expect, test } from 'vitest';
import { asksOf, awaiting, whyNotSkip } from './asks';
import type { RunDetail, StepDetail } from './shapes';

const run = (phase: string, steps: StepDetail[] = [], more: Partial<RunDetail> = {}): RunDetail => ({
  run: 'r', kind: 'failover', plan: 'shop', phase, stage: phase, startedAt: '2026-01-01T00:00:00Z', seconds: 0, steps, ...more,
});
const words = (phase: string, more: Partial<RunDetail> = {}) => asksOf(run(phase, [], more)).map((ask) => ask.words);

test('a run that is over can be asked for nothing', () => expect([words('done'), words('unwound')]).toEqual([[], []]));

test('each state offers what leads on from it', () => {
  expect(words('running')).toEqual(['Pause', 'Cancel and undo']);
  expect(words('paused')).toEqual(['Resume', 'Cancel and undo']);
  expect(words('interrupted')).toEqual(['Resume', 'Cancel and undo']);
  expect(words('stuck')).toEqual(['Try again', 'Cancel and undo']);
});

test('nothing that was handed over is taken back, and the button says why', () => {
  const cancel = asksOf(run('running', [], { handedOver: true })).find((ask) => ask.ask === 'cancel');
  expect(cancel?.why).toContain('handed over');
});

test('the server has the last word on what is refused', () => {
  expect(asksOf(run('running', [], { refusals: { pause: 'another process drives it' } }))[0]?.why).toBe('another process drives it');
});

test('a word is asked for only once everything before it is done', () => {
  const gate = { name: 'approve', status: 'waiting', awaitsApproval: true, needs: ['copy'] };
  expect(awaiting(run('running', [{ name: 'copy', status: 'running' }, gate]))).toEqual([]);
  expect(awaiting(run('running', [{ name: 'copy', status: 'skipped' }, gate]))).toEqual([gate]);
});

test('only what may be left out offers to be skipped, and not while the run is taken back', () => {
  const check = { name: 'check', status: 'failed', maySkip: true };
  expect(whyNotSkip(run('stuck', [check]), check)).toBeNull();
  expect(whyNotSkip(run('stuck', [check]), { name: 'restore', status: 'failed' })).toBeUndefined();
  expect(whyNotSkip(run('unwinding', [check]), check)).toContain('taken back');
});
