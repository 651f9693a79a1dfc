import type { RunRow } from '../../runs/shapes';

export interface Filter {
  kind: string;
  plan: string;
  phase: string;
}

/** The address of a page of runs: the newest, or the ones before `before`. */
export function pathOf(filter: Filter, before?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (before !== undefined) query.set('before', before);
  const text = query.toString();
  return text ? `/runs?${text}` : '/runs';
}

/** The newest and the older ones behind them. New runs push some from the one to the other: every run is shown once, as last heard. */
export function joined(newest: readonly RunRow[], older: readonly RunRow[]): RunRow[] {
  const seen = new Set(newest.map((run) => run.run));
  return [...newest, ...older.filter((run) => !seen.has(run.run))];
}
