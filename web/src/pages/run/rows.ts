import { isGivenUp } from '../../runs/asks';
import { isMoving } from '../../runs/kinds';
import type { RunDetail, StepDetail } from '../../runs/shapes';

/** A line of the timeline: the head of a phase, or a step. */
export type Row =
  | { kind: 'phase'; key: string; phase: string; done: number; of: number; status: string; folded: boolean; steps: readonly StepDetail[] }
  | { kind: 'step'; key: string; step: StepDetail; critical: boolean };

export type Show = 'all' | 'moving' | 'trouble' | 'critical';

const rested = new Set(['done', 'skipped', 'undone']);
const isTrouble = (step: StepDetail) => step.status === 'stuck' || (step.status === 'failed' && !isGivenUp(step));
const moving = new Set(['running', 'undoing']);

const foldFrom = 40;

/** Of a long run only the phases that move, or need a look, are unfolded at first. */
export const foldedAtFirst = (run: RunDetail, status: string): boolean =>
  run.steps.length > foldFrom && (status === 'done' || status === 'waiting' || status === 'skipped' || status === 'undone');

/** What the timeline shows, in the graph's order, every phase under its head; `find` is in the step's or resource's name. What a person
 * folded or unfolded stays so; while they look for something, nothing is folded. */
export function rowsOf(run: RunDetail, show: Show, find: string, folds: ReadonlyMap<string, boolean> = new Map()): Row[] {
  const critical = new Set(run.critical?.steps ?? []);
  const wanted = find.trim().toLowerCase();
  const shown = (step: StepDetail) =>
    (show === 'all' || (show === 'moving' && moving.has(step.status)) || (show === 'trouble' && isTrouble(step))
      || (show === 'critical' && critical.has(step.name)))
    && (wanted === '' || step.name.toLowerCase().includes(wanted) || (step.resource ?? '').toLowerCase().includes(wanted));
  const rows: Row[] = [];
  for (const [phase, steps] of byPhase(run.steps)) {
    const here = steps.filter(shown);
    if (here.length === 0) continue;
    const done = steps.filter((step) => rested.has(step.status)).length;
    const status = shownPhase(steps, isMoving(run.phase));
    const folded = phase !== '' && show === 'all' && wanted === '' && (folds.get(phase) ?? foldedAtFirst(run, status));
    if (phase !== '') rows.push({ kind: 'phase', key: `phase ${phase}`, phase, done, of: steps.length, status, folded, steps });
    if (folded) continue;
    for (const step of here) rows.push({ kind: 'step', key: `step ${step.name}`, step, critical: critical.has(step.name) });
  }
  return rows;
}

/** Steps under the word of their phase, phases in the order of their first step. */
export function byPhase(steps: readonly StepDetail[]): Map<string, StepDetail[]> {
  const phases = new Map<string, StepDetail[]>();
  for (const step of steps) {
    const phase = step.phase ?? '';
    const known = phases.get(phase);
    if (known) known.push(step);
    else phases.set(phase, [step]);
  }
  return phases;
}

/** What a step's state is called while nobody drives the run: what was begun rests. */
export const shownStatus = (step: StepDetail, moves: boolean): string =>
  isGivenUp(step) ? 'given up' : !moves && (step.status === 'running' || step.status === 'undoing') ? 'begun' : step.status;

/** The same of a phase. */
export function shownPhase(steps: readonly StepDetail[], moves: boolean): string {
  const status = statusOf(steps);
  return !moves && (status === 'running' || status === 'undoing') ? 'begun' : status;
}

/** One word for a phase: the worst first, then what moves, then what rests. */
export function statusOf(steps: readonly StepDetail[]): string {
  const has = (status: string) => steps.some((step) => step.status === status && !isGivenUp(step));
  for (const status of ['stuck', 'failed', 'undoing', 'running']) if (has(status)) return status;
  if (steps.some(isGivenUp)) return has('done') ? 'undoing' : 'undone';
  if (has('undone')) return has('done') ? 'undoing' : 'undone';
  if (steps.every((step) => step.status === 'skipped')) return 'skipped';
  if (steps.every((step) => step.status === 'done' || step.status === 'skipped')) return 'done';
  return steps.some((step) => step.status !== 'waiting') ? 'running' : 'waiting';
}

export interface Tally {
  done: number;
  undone: number;
  of: number;
  moving: number;
  trouble: number;
  /** Of a hundred, counting what is half done as it says. */
  percent: number;
}

export function tallyOf(steps: readonly StepDetail[]): Tally {
  const done = steps.filter((step) => rested.has(step.status)).length;
  const part = steps.reduce((sum, step) => sum + (step.status === 'running' ? (step.percent ?? 0) / 100 : 0), 0);
  return {
    done,
    undone: steps.filter((step) => step.status === 'undone').length,
    of: steps.length,
    moving: steps.filter((step) => moving.has(step.status)).length,
    trouble: steps.filter(isTrouble).length,
    percent: steps.length === 0 ? 0 : ((done + part) / steps.length) * 100,
  };
}

/** Which rows are in view: the rest is room above and below. One row may be open, and is then taller. */
export function windowOf(
  rows: number, rowHeight: number, open: { index: number; extra: number } | null, viewTop: number, viewHeight: number, overscan = 12,
): { first: number; last: number; above: number; below: number } {
  const topOf = (index: number) => index * rowHeight + (open && index > open.index ? open.extra : 0);
  const indexAt = (y: number) => {
    if (!open || y < topOf(open.index) + rowHeight) return Math.floor(y / rowHeight);
    return Math.max(open.index, Math.floor((y - open.extra) / rowHeight));
  };
  const first = Math.min(rows, Math.max(0, indexAt(Math.max(0, viewTop)) - overscan));
  const last = Math.max(first, Math.min(rows, indexAt(Math.max(0, viewTop + viewHeight)) + 1 + overscan));
  return { first, last, above: topOf(first), below: topOf(rows) - topOf(last) };
}
