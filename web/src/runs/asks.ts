import type { IconName } from '../components/Icon';
import type { RunDetail, StepDetail } from './shapes';

export type AskName = 'pause' | 'resume' | 'retry' | 'cancel' | 'approve' | 'reject' | 'skip';

/** Something a person may ask of a run, as a button shows it. */
export interface Ask {
  ask: AskName;
  words: string;
  icon: IconName;
  look: 'plain' | 'primary' | 'danger';
  /** Why it is not possible now; null where it is. */
  why: string | null;
}

const handedOver = 'What it made was handed over and may be in use; nothing that serves is taken back. A failback returns to the primary.';

/** The buttons of a run: none once it is over, and of those that cannot be pressed now the reason. */
export function asksOf(run: RunDetail): Ask[] {
  if (run.phase === 'done' || run.phase === 'unwound') return [];
  const refused = (ask: AskName) => run.refusals?.[ask] ?? null;
  const asks: Ask[] = [];
  if (run.phase === 'running') asks.push({ ask: 'pause', words: 'Pause', icon: 'pause', look: 'plain', why: refused('pause') });
  if (run.phase === 'paused' || run.phase === 'interrupted') {
    asks.push({ ask: 'resume', words: 'Resume', icon: 'play', look: 'primary', why: refused('resume') });
  }
  if (run.phase === 'stuck') asks.push({ ask: 'retry', words: 'Try again', icon: 'play', look: 'primary', why: refused('resume') });
  asks.push({ ask: 'cancel', words: 'Cancel and undo', icon: 'undo', look: 'plain', why: refused('cancel') ?? whyNotCancel(run) });
  return asks;
}

function whyNotCancel(run: RunDetail): string | null {
  if (run.handedOver) return handedOver;
  if (isUnwinding(run)) return 'It is being taken back already.';
  return null;
}

const isUnwinding = (run: RunDetail): boolean =>
  run.phase === 'unwinding' || run.steps.some((step) => step.status === 'undoing' || step.status === 'undone');

/** The steps that wait for a person's word now. */
export const awaiting = (run: RunDetail): StepDetail[] =>
  run.phase === 'done' || run.phase === 'unwound' || isUnwinding(run) ? [] : run.steps.filter((step) => step.awaitsApproval && isReady(run, step));

function isReady(run: RunDetail, step: StepDetail): boolean {
  if (step.status === 'running') return true;
  if (step.status !== 'waiting') return false;
  const done = new Set(run.steps.filter((one) => one.status === 'done' || one.status === 'skipped').map((one) => one.name));
  return (step.needs ?? []).every((need) => done.has(need));
}

/** Why a step cannot be skipped now; null where it can, undefined where it never could. */
export function whyNotSkip(run: RunDetail, step: StepDetail): string | null | undefined {
  if (!step.maySkip || ['done', 'skipped', 'undone', 'undoing'].includes(step.status)) return undefined;
  if (run.phase === 'done' || run.phase === 'unwound') return undefined;
  if (isUnwinding(run)) return 'The run is being taken back.';
  return null;
}

/** What a cancelled run would take back: what is done or moves, the newest first. */
export const wouldUndo = (run: RunDetail): StepDetail[] =>
  run.steps.filter((step) => step.status === 'done' || step.status === 'running' || step.status === 'failed').reverse();
