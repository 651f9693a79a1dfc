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

/** The buttons of a run: none once it is over, and of those that cannot be pressed now the server's reason. */
export function asksOf(run: RunDetail): Ask[] {
  if (run.phase === 'done' || run.phase === 'unwound') return [];
  const ask = (name: AskName, words: string, icon: IconName, look: Ask['look'] = 'plain'): Ask =>
    ({ ask: name, words, icon, look, why: run.refusals?.[name] ?? null });
  const first = run.phase === 'stuck' ? [ask('retry', 'Try again', 'play', 'primary')]
    : run.phase === 'paused' || run.phase === 'interrupted' ? [ask('resume', 'Resume', 'play', 'primary')]
    : [ask('pause', 'Pause', 'pause')];
  return [...first, ask('cancel', 'Cancel and undo', 'undo')];
}

/** The steps that wait for a person's word now. */
export const awaiting = (run: RunDetail): StepDetail[] => run.steps.filter((step) => step.awaitsApproval);

/** Why a step cannot be skipped now; null where it can, undefined where it never could. */
export const whyNotSkip = (step: StepDetail): string | null | undefined => (step.maySkip ? null : step.skipRefusal);

/** What a cancelled run would take back, the newest first. */
export const wouldUndo = (run: RunDetail): StepDetail[] => (run.undoes ?? []).flatMap((place) => run.steps[place] ?? []).reverse();

/** It was at work when the run turned back, and did not fail by itself. */
export const isGivenUp = (step: StepDetail): boolean => step.status === 'failed' && !!step.reason?.startsWith('given up:');

/** A person said no where one was asked, and nothing else went wrong. */
export const isRejected = (run: RunDetail): boolean => {
  const failed = failuresOf(run);
  return failed.length > 0 && failed.every((step) => step.reason?.startsWith('rejected by '));
};

/** The failures that a person should read. A step that was given up because the run turned back is no cause of anything. */
export function failuresOf(run: RunDetail): StepDetail[] {
  const cancelled = run.interventions?.some((one) => one.what === 'cancelled') ?? false;
  const failed = run.steps.filter((step) => step.status === 'failed' && !isGivenUp(step));
  return [...run.steps.filter((step) => step.status === 'stuck'), ...(cancelled ? [] : failed)];
}
