import { expect, test } from 'vitest';
import type { RunDetail, StepDetail } from '../../runs/shapes';
import { rowsOf, shownPhase, shownStatus, statusOf, tallyOf, windowOf } from './rows';

const step = (name: string, status: string, phase = 'restoring', more: Partial<StepDetail> = {}): StepDetail => ({ name, status, phase, ...more });
const run = (steps: StepDetail[], more: Partial<RunDetail> = {}): RunDetail => ({
  run: 'failover-1', kind: 'failover', plan: 'shop', phase: 'running', stage: 'restoring', startedAt: '2026-01-01T00:00:00Z', seconds: 1, steps, ...more,
});

test('steps stand under their phase, which counts all of its steps even where some are filtered out', () => {
  const rows = rowsOf(run([step('restore db', 'running'), step('restore disk', 'done'), step('compare', 'waiting', 'proving')]), 'moving', '');
  expect(rows.map((row) => (row.kind === 'phase' ? `${row.phase} ${row.done}/${row.of}` : row.step.name))).toEqual(['restoring 1/2', 'restore db']);
});

test('of a long run only what moves is unfolded, until a person says otherwise', () => {
  const steps = Array.from({ length: 60 }, (_, index) => step(`s${index}`, index < 30 ? 'done' : 'running', index < 30 ? 'copying' : 'restoring'));
  const heads = (folds?: Map<string, boolean>, find = '') =>
    rowsOf(run(steps), 'all', find, folds).flatMap((row) => (row.kind === 'phase' ? [`${row.phase}${row.folded ? ' folded' : ''}`] : []));
  expect(heads()).toEqual(['copying folded', 'restoring']);
  expect(heads(new Map([['copying', false], ['restoring', true]]))).toEqual(['copying', 'restoring folded']);
  expect(heads(undefined, 's1')).toEqual(['copying']);
});

test('a step is found by its own name or its resource, whatever the case', () => {
  const steps = [step('restore disk', 'done', '', { resource: 'Orders' }), step('take orders over', 'done', ''), step('compare', 'done', '')];
  expect(rowsOf(run(steps), 'all', 'ORDERS').length).toBe(2);
});

test('the critical path is the steps the server names', () => {
  const rows = rowsOf(run([step('a', 'done'), step('b', 'done')], { critical: { seconds: 3, steps: ['b'] } }), 'critical', '');
  expect(rows.filter((row) => row.kind === 'step' && row.critical).length).toBe(1);
  expect(rows.length).toBe(2);
});

test.each([
  [['done', 'stuck', 'running'], 'stuck'], [['done', 'running'], 'running'], [['done', 'waiting'], 'running'], [['waiting'], 'waiting'],
  [['done', 'skipped'], 'done'], [['undone', 'waiting'], 'undone'], [['undone', 'done'], 'undoing'], [['skipped'], 'skipped'],
])('a phase of %s steps is %s', (statuses, word) => expect(statusOf(statuses.map((status) => step('s', status)))).toBe(word));

test('nothing is said to move in a run that nobody drives', () => {
  expect([shownStatus(step('a', 'running'), false), shownStatus(step('a', 'running'), true), shownStatus(step('a', 'done'), false)])
    .toEqual(['begun', 'running', 'done']);
});

test('half a step counts half', () => {
  expect(tallyOf([step('a', 'done'), step('b', 'running', '', { percent: 50 })]).percent).toBe(75);
  expect(tallyOf([]).percent).toBe(0);
});

test('of many rows only those in view are drawn, and the room of the others stays', () => {
  const shown = windowOf(500, 36, null, 3600, 900, 5);
  expect(shown).toEqual({ first: 95, last: 131, above: 3420, below: (500 - 131) * 36 });
});

test('an open row pushes what is below it', () => {
  const shown = windowOf(100, 10, { index: 2, extra: 300 }, 335, 50, 0);
  expect(shown).toEqual({ first: 3, last: 9, above: 330, below: 910 });
  expect(windowOf(100, 10, { index: 2, extra: 300 }, 100, 50, 0)).toMatchObject({ first: 2, last: 3 });
});

test('what was given up when the run turned back is no failure, and a phase at rest does not move', () => {
  const given = step('check web', 'failed', 'checking', { reason: 'given up: the run turned back while this step was waiting' });
  expect([shownStatus(given, false), statusOf([step('a', 'undone'), given]), tallyOf([given]).trouble]).toEqual(['given up', 'undone', 0]);
  expect(shownPhase([step('a', 'done'), step('b', 'running')], false)).toBe('begun');
});
