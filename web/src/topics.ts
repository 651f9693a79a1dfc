/** What the server tells of, as the names of its events; the data of each is which one, or empty for all of them. */
export const topics = ['runs', 'run', 'sets', 'status', 'plan', 'range', 'equality', 'evidence'] as const;

export interface Change {
  topic: string;
  /** Which one; null for all. */
  id: string | null;
}

/** Whether who listens for `wanted` (`sets`, or `run:NAME` for one) hears the change. A run that moves changes the list of runs too. */
export function hears(wanted: string, change: Change): boolean {
  if (wanted === 'runs' && change.topic === 'run') return true;
  const colon = wanted.indexOf(':');
  if (colon < 0) return wanted === change.topic;
  return wanted.slice(0, colon) === change.topic && (change.id === null || change.id === wanted.slice(colon + 1));
}
