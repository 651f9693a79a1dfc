import { post } from '../api';
import type { AskName } from './asks';
import type { RunDetail } from './shapes';

interface Said {
  said?: string;
}

/** Asks something of a run, as old as the page knows it; what it came to, in words. */
export async function send(run: RunDetail, ask: AskName, step?: string, reason?: string): Promise<string> {
  const at = `/runs/${encodeURIComponent(run.run)}`;
  const seen = run.seen;
  const answer = ask === 'resume' || ask === 'retry'
    ? await post<Said | undefined>(`${at}/resume`, { seen })
    : await post<Said | undefined>(`${at}/asks`, { ask, step: step ?? '', reason: reason || undefined, seen });
  return answer?.said ?? '';
}
