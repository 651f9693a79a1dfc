import { expect, test } from 'vitest';
import { asksOf, awaiting, failuresOf, isRejected, whyNotSkip, wouldUndo } from './asks';
import type { RunDetail, StepDetail } from './shapes';

const run = (phase: string, steps: StepDetail[] = [], more: Partial<RunDetail> = {}): RunDetail => ({
  run: 'r', kind: 'failover', plan: 'shop', phase, stage: phase, startedAt: '2026-01-01T00:00:00Z', seconds: 0, steps, ...more,
});
const words = (phase: string) => asksOf(run(phase)).map((ask) => ask.words);

test('a run that is over can be asked for nothing', () => expect([words('done'), words('unwound')]).toEqual([[], []]));

test('each state offers what leads on from it', () => {
  expect(words('running')).toEqual(['Pause', 'Cancel and undo']);
  expect(words('paused')).toEqual(['Resume', 'Cancel and undo']);
  expect(words('interrupted')).toEqual(['Resume', 'Cancel and undo']);
  expect(words('stuck')).toEqual(['Try again', 'Cancel and undo']);
});

test('what the server refuses stays in its place and says why', () => {
  const asks = asksOf(run('running', [], { refusals: { cancel: 'something was handed over' } }));
  expect(asks.map((ask) => ask.why)).toEqual([null, 'something was handed over']);
});

test('only what may be left out offers to be skipped, and says when it cannot be now', () => {
  const of = (more: Partial<StepDetail>) => whyNotSkip({ name: 's', status: 'waiting', ...more });
  expect([of({ maySkip: true }), of({ skipRefusal: 'it is at work' }), of({})]).toEqual([null, 'it is at work', undefined]);
});

test('what a cancel takes back is named from the newest to the oldest', () => {
  const steps = ['a', 'b', 'c'].map((name) => ({ name, status: 'done' }));
  expect(wouldUndo(run('running', steps, { undoes: [0, 2, 9] })).map((step) => step.name)).toEqual(['c', 'a']);
});

test('every step that waits for a word is shown', () => {
  expect(awaiting(run('running', [{ name: 'a', status: 'running', awaitsApproval: true }, { name: 'b', status: 'waiting' }])).length).toBe(1);
});

test('what was only given up when the run turned back is not told as a failure', () => {
  const steps = [{ name: 'copy', status: 'failed', reason: 'no room' }, { name: 'wait', status: 'failed', reason: 'given up: the run turned back' }];
  expect(failuresOf(run('unwinding', steps)).map((step) => step.name)).toEqual(['copy']);
  const cancelled = { interventions: [{ at: '2026-01-01T00:00:00Z', by: 'ada', what: 'cancelled' }] };
  expect(failuresOf(run('unwound', [...steps, { name: 'undo', status: 'stuck' }], cancelled)).map((step) => step.name)).toEqual(['undo']);
});

test('a word that was refused is no failure of the run', () => {
  const refused = { name: 'approve the restore', status: 'failed', reason: 'rejected by ada: not today' };
  expect([isRejected(run('unwound', [refused])), isRejected(run('unwound', [refused, { name: 'copy', status: 'failed', reason: 'no room' }]))]).toEqual([true, false]);
});
