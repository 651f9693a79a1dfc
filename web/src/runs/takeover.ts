import type { Problem } from '../api';

/** A run that was refused because another holds the plan's lease: from whom it may be taken over. */
export interface TakeOver {
  run: string;
  /** What the server wants to hear: a run's name, or empty for whoever let the lease run out. */
  value: string;
  /** Whether the other was heard of lately: then two may act on the plan at once. */
  alive: boolean;
}

/** What the server offers with its refusal; null where it offers nothing. */
export function takeOverOf(problem: Problem | null): TakeOver | null {
  const offer = problem?.body.takeOver as { run?: unknown; isAlive?: unknown } | undefined;
  if (typeof offer?.run !== 'string') return null;
  const alive = offer.isAlive === true;
  return { run: offer.run, value: alive ? offer.run : '', alive };
}

export const takeOverWords = (over: TakeOver): string =>
  over.alive
    ? `Take the plan over from run ${over.run}, although it was heard of just now`
    : `Take the plan over from run ${over.run}, which is not heard of any more`;

export const takeOverHint = (over: TakeOver): string =>
  over.alive
    ? 'It stands still from then on. Make sure that whoever drives it knows.'
    : 'Its process has ended, or cannot reach the ledger; it stands still from then on.';
