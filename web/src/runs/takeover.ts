import type { Problem } from '../api';

/** A run that was refused because another holds the plan's lease: from whom it may be taken over. */
export interface TakeOver {
  /** What the server wants to hear: a run's name, or empty for whoever let the lease run out. */
  value: string;
  /** Whether the other was heard of lately: then two may act on the plan at once. */
  alive: boolean;
}

/** The terminal's way out is in the server's words, as an option to give; it is the same here. */
export function takeOverOf(problem: Problem | null): TakeOver | null {
  const found = /--take-lease(?: (\S+))?\s*$/.exec(problem?.detail ?? '');
  if (!found) return null;
  const run = found[1]?.replace(/[.,;]$/, '') ?? '';
  return { value: run, alive: run !== '' };
}

export const takeOverWords = (over: TakeOver): string =>
  over.alive
    ? `Take the plan over from run ${over.value}, although it was heard of just now`
    : 'Take the plan over from the run that is not heard of any more';

export const takeOverHint = (over: TakeOver): string =>
  over.alive
    ? 'It stands still from then on. Make sure that whoever drives it knows.'
    : 'Its process has ended, or cannot reach the ledger; it stands still from then on.';
